package org.rejoin.query.accounts;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.TUTOR;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** The answers: a principal reporter sees the unit's accounts, agency and administrator all (SPEC 1.11.2). */
@Component
class Accounts {

    private static final Sort BY_NAME = Sort.by("account", "accountId");
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "appliedAt", "transferId");
    private static final Limit MOST_TRANSFERS = Limit.of(500);
    private static final Limit MOST_TUTORS = Limit.of(500);

    private final AccountRows accounts;
    private final TransferRows transfers;

    Accounts(AccountRows accounts, TransferRows transfers) {
        this.accounts = accounts;
        this.transfers = transfers;
    }

    @AsReader
    AccountList find(FindAccounts query, Actor actor) {
        Specification<AccountRow> visible = visibleTo(actor);
        Page<AccountRow> found =
                accounts.findAll(visible.and(matches(query)), PageRequest.of(query.page(), query.size(), BY_NAME));
        return new AccountList(
                found.map(AccountRow::view).getContent(),
                query.page(),
                query.size(),
                found.getTotalElements(),
                accounts.count(visible.and(waitsFor(actor))));
    }

    @AsReader
    AccountPage page(UUID accountId, Actor actor) {
        Specification<AccountRow> it = (row, criteria, is) -> is.equal(row.get("accountId"), accountId);
        return accounts.findOne(visibleTo(actor).and(it)).map(AccountRow::page).orElseThrow(NotVisible::new);
    }

    /** In use, of the caller's unit, tutor and nothing else (R-AST-03). */
    @AsReader
    List<Tutor> tutors(@Nullable String text, Actor actor) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER);
        Specification<AccountRow> pureTutors = (row, criteria, is) -> is.and(
                is.equal(row.get("school"), actor.school()),
                is.equal(row.get("standing"), Standing.NORMAL),
                holds(TUTOR, row.get("roles"), is),
                is.equal(is.function("array_length", Integer.class, row.get("roles")), 1));
        return accounts.findBy(
                pureTutors.and(matches(new FindAccounts(null, null, null, text, null, 0, 1))),
                all -> all.sortBy(BY_NAME).limit(MOST_TUTORS.max()).all().stream()
                        .map(AccountRow::tutor)
                        .toList());
    }

    @AsReader
    List<TransferView> transfers(Actor actor) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR, TUTOR, COUNSELLOR, SENIOR_MANAGER);
        return transfersOf(actor).stream()
                .map(row -> row.view(person(row.fromAccount()), person(row.toAccount())))
                .toList();
    }

    private List<TransferRow> transfersOf(Actor actor) {
        String school = actor.school();
        if (seesAll(actor)) {
            return transfers.findAllBy(NEWEST_FIRST, MOST_TRANSFERS);
        }
        if (school == null) {
            return List.of();
        }
        return actor.is(PRINCIPAL_REPORTER)
                ? transfers.findBySchool(school, NEWEST_FIRST, MOST_TRANSFERS)
                : transfers.findOwn(school, actor.account(), NEWEST_FIRST, MOST_TRANSFERS);
    }

    private TransferView.@Nullable Person person(UUID accountId) {
        return accounts.findById(accountId)
                .map(row -> new TransferView.Person(accountId, row.account(), row.name()))
                .orElse(null);
    }

    private static Specification<AccountRow> visibleTo(Actor actor) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR);
        return seesAll(actor)
                ? (row, criteria, is) -> is.conjunction()
                : (row, criteria, is) -> is.equal(row.get("school"), actor.school());
    }

    private static boolean seesAll(Actor actor) {
        return actor.is(AGENCY_OFFICER) || actor.is(ADMINISTRATOR);
    }

    /**
     * The agency's officers approve principal reporters, they everybody else of their unit (SPEC 1.12.1); where a unit has
     * none in use, the agency all.
     */
    private static Specification<AccountRow> waitsFor(Actor actor) {
        return (row, criteria, is) -> {
            Predicate forTheOffice = holds(PRINCIPAL_REPORTER, row.get("roles"), is);
            List<Predicate> any = new ArrayList<>();
            if (actor.is(AGENCY_OFFICER)) {
                any.add(forTheOffice);
                any.add(is.not(is.exists(principalInUse(row, criteria, is))));
            }
            if (actor.is(PRINCIPAL_REPORTER)) {
                any.add(is.not(forTheOffice));
            }
            return is.and(is.equal(row.get("standing"), Standing.APPLIED), is.or(any));
        };
    }

    private static Subquery<UUID> principalInUse(Root<AccountRow> row, CriteriaQuery<?> criteria, CriteriaBuilder is) {
        Subquery<UUID> principal = criteria.subquery(UUID.class);
        Root<AccountRow> other = principal.from(AccountRow.class);
        return principal
                .select(other.get("accountId"))
                .where(
                        is.equal(other.get("school"), row.get("school")),
                        is.equal(other.get("standing"), Standing.NORMAL),
                        holds(PRINCIPAL_REPORTER, other.get("roles"), is));
    }

    private static Specification<AccountRow> matches(FindAccounts query) {
        return (row, criteria, is) -> {
            List<Predicate> all = new ArrayList<>();
            if (query.standing() != null) {
                all.add(is.equal(row.get("standing"), query.standing()));
            }
            if (query.role() != null) {
                all.add(holds(query.role(), row.get("roles"), is));
            }
            if (query.school() != null) {
                all.add(is.equal(row.get("school"), query.school()));
            }
            if (query.account() != null) {
                all.add(contains(query.account(), row.get("account"), is));
            }
            if (query.text() != null) {
                all.add(is.or(
                        contains(query.text(), row.get("account"), is),
                        contains(query.text(), row.get("name"), is),
                        contains(query.text(), row.get("email"), is)));
            }
            return is.and(all);
        };
    }

    private static Predicate holds(Role role, Path<String[]> roles, CriteriaBuilder is) {
        return is.isTrue(is.function("array_contains", Boolean.class, roles, is.literal(role.name())));
    }

    private static Predicate contains(String text, Path<String> column, CriteriaBuilder is) {
        String part = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return is.like(is.lower(column), "%" + part + "%", '\\');
    }
}
