package org.rejoin.query.caselist;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.criteria.Subquery;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** The answers: what is asked for, of what the asker may see. */
@Component
class CaseLists {

    /** More is a matter of reports, and of a database at night. */
    static final int MOST_EXPORTED = 20_000;

    static final Set<CaseStatus> OPEN = Arrays.stream(CaseStatus.values())
            .filter(CaseStatus::isOpen)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseStatus.class)));

    private static final Sort TIE_BREAKER = Sort.by("caseId");

    private final CaseRows rows;
    private final EntityManager entities;
    private final CaseListObligations obligations;
    private final AgeWarningTime warning;
    private final Clock clock;
    private final ZoneId zone;

    CaseLists(
            CaseRows rows,
            EntityManager entities,
            CaseListObligations obligations,
            AgeWarningTime warning,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rows = rows;
        this.entities = entities;
        this.obligations = obligations;
        this.warning = warning;
        this.clock = clock;
        this.zone = zone;
    }

    @AsReader
    Page<CaseView> answer(FindCases query, Actor actor) {
        Specification<CaseRow> which = VisibleCases.to(actor).and(matches(query));
        return find(
                query.sort().isSorted() ? which : which.and(byWhoIsNeeded()),
                query.page(),
                query.size(),
                query.sort(),
                (row, owed) -> row.view(owed, warning));
    }

    /** Of the list what leaves the service: formally reported cases (IF07). */
    @AsReader
    long countExported(FindCases query, Actor actor) {
        return rows.count(VisibleCases.to(actor).and(matches(query)).and(reported()));
    }

    @AsReader
    List<CaseView> export(FindCases query, Actor actor) {
        Sort sort = query.sort().isSorted() ? query.sort() : Sort.by(Sort.Direction.DESC, "filedAt");
        Owed nothing = new Owed(List.of(), today());
        return rows
                .findBy(VisibleCases.to(actor).and(matches(query)).and(reported()), found -> found.sortBy(
                                sort.and(TIE_BREAKER))
                        .limit(MOST_EXPORTED)
                        .all())
                .stream()
                .map(row -> row.view(nothing, warning))
                .toList();
    }

    private static Specification<CaseRow> reported() {
        return (row, criteria, is) -> is.isNotNull(row.get("reportedAt"));
    }

    @AsReader
    long count(FindCases query, Actor actor) {
        return rows.count(VisibleCases.to(actor).and(matches(query)));
    }

    /** How many each of these holds, all of them of open cases: one statement, however many there are. */
    @AsReader
    List<Long> countEachOpen(List<FindCases> queries, Actor actor) {
        return sums(queries, VisibleCases.to(actor).and((row, criteria, is) -> row.get("status")
                .in(OPEN)));
    }

    /** As above of all cases: for one school, whose cases are few enough to be gone through. */
    @AsReader
    List<Long> countEach(List<FindCases> queries, Actor actor) {
        return sums(queries, VisibleCases.to(actor));
    }

    private List<Long> sums(List<FindCases> queries, Specification<CaseRow> among) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<Object[]> counted = is.createQuery(Object[].class);
        Root<CaseRow> row = counted.from(CaseRow.class);
        List<Selection<?>> sums = new ArrayList<>();
        for (FindCases query : queries) {
            sums.add(is.sum(is.<Long>selectCase()
                    .when(matches(query).toPredicate(row, counted, is), 1L)
                    .otherwise(0L)));
        }
        counted.select(is.array(sums)).where(among.toPredicate(row, counted, is));
        return Arrays.stream(entities.createQuery(counted).getSingleResult())
                .map(sum -> sum == null ? 0L : (Long) sum)
                .toList();
    }

    /** The first rows, for who does not turn the page. */
    @AsReader
    List<CaseView> first(FindCases query, Actor actor) {
        List<CaseRow> found = rows.findBy(VisibleCases.to(actor).and(matches(query)), all -> all.sortBy(
                        query.sort().and(TIE_BREAKER))
                .limit(query.size())
                .all());
        return views(found, (row, owed) -> row.view(owed, warning));
    }

    @AsReader
    Map<LeavingType, Long> countByType(FindCases query, Actor actor) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<Object[]> counted = is.createQuery(Object[].class);
        Root<CaseRow> row = counted.from(CaseRow.class);
        counted.select(is.array(row.get("leavingType"), is.count(row)))
                .where(VisibleCases.to(actor).and(matches(query)).toPredicate(row, counted, is))
                .groupBy(row.get("leavingType"));
        return entities.createQuery(counted).getResultList().stream()
                .collect(Collectors.toMap(line -> (LeavingType) line[0], line -> (Long) line[1]));
    }

    /** To finish now, to report, overdue, soon due, waiting for others, over. */
    private Specification<CaseRow> byWhoIsNeeded() {
        return (row, criteria, is) -> {
            LocalDate today = today();
            criteria.orderBy(
                    is.asc(is.selectCase()
                            .when(row.get("status").in(Set.of(CaseStatus.CLOSED)), 6)
                            .when(row.get("status").in(Set.of(CaseStatus.VOIDED)), 7)
                            .when(inList(FindCases.ListName.CLOSABLE, row, is), 0)
                            .when(is.equal(row.get("status"), CaseStatus.PENDING_REPORT), 1)
                            .when(owes(today.minusDays(1), row, criteria, is), 2)
                            .when(owes(today.plusDays(Owed.SOON), row, criteria, is), 3)
                            .when(row.get("status").in(Set.of(CaseStatus.TRACKING)), 5)
                            .otherwise(4)),
                    is.desc(row.get("filedAt")),
                    is.asc(row.get("caseId")));
            return is.conjunction();
        };
    }

    @AsReader
    Page<FoundCase> answer(FindStudent query, Actor actor) {
        return find(
                VisibleCases.to(actor).and(matches(query)),
                query.page(),
                query.size(),
                Sort.by(Sort.Direction.DESC, "filedAt"),
                (row, owed) -> row.found(owed, warning));
    }

    private <T> Page<T> find(
            Specification<CaseRow> which, int page, int size, Sort sort, BiFunction<CaseRow, Owed, T> view) {
        org.springframework.data.domain.Page<CaseRow> found =
                rows.findAll(which, PageRequest.of(page, size, sort.isSorted() ? sort.and(TIE_BREAKER) : sort));
        return new Page<>(views(found.getContent(), view), page, size, found.getTotalElements());
    }

    private <T> List<T> views(List<CaseRow> found, BiFunction<CaseRow, Owed, T> view) {
        Map<UUID, List<CaseListObligation>> owed = obligations
                .findByCaseIdInAndOwedTrueOrderByDueOnAscObligationIdAsc(
                        found.stream().map(CaseRow::caseId).toList())
                .stream()
                .collect(Collectors.groupingBy(CaseListObligation::caseId));
        LocalDate today = today();
        return found.stream()
                .map(row -> view.apply(row, new Owed(owed.getOrDefault(row.caseId(), List.of()), today)))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Predicate shines(LightColour light, Root<CaseRow> row, CriteriaQuery<?> criteria, CriteriaBuilder is) {
        LocalDate today = today();
        Predicate green = inList(FindCases.ListName.CLOSABLE, row, is);
        Predicate red = owes(today.minusDays(1), row, criteria, is);
        Predicate amberOrRed = owes(today.plusDays(Owed.SOON), row, criteria, is);
        return switch (light) {
            case GREEN -> green;
            case RED -> red;
            case AMBER -> is.and(amberOrRed, is.not(red));
            case NONE -> is.not(is.or(green, amberOrRed));
        };
    }

    static Predicate owes(LocalDate dueUntil, Root<CaseRow> row, CriteriaQuery<?> criteria, CriteriaBuilder is) {
        Subquery<Integer> duties = criteria.subquery(Integer.class);
        Root<CaseListObligation> duty = duties.from(CaseListObligation.class);
        return is.exists(duties.select(is.literal(1))
                .where(
                        is.equal(duty.get("caseId"), row.get("caseId")),
                        is.isTrue(duty.get("owed")),
                        is.lessThanOrEqualTo(duty.<LocalDate>get("dueOn"), dueUntil)));
    }

    private Specification<CaseRow> matches(FindCases query) {
        return (row, criteria, is) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(inList(query.list(), row, is));
            if (query.category() != null) {
                all.add(row.get("leavingType").in(query.category().leavingTypes()));
            }
            if (!query.statuses().isEmpty()) {
                all.add(row.get("status").in(query.statuses()));
            }
            if (query.leavingType() != null) {
                all.add(is.equal(row.get("leavingType"), query.leavingType()));
            }
            if (query.light() != null) {
                all.add(shines(query.light(), row, criteria, is));
            }
            if (query.number() != null) {
                String prefix = prefix(query.number());
                all.add(is.or(
                        is.like(row.get("caseNumber"), prefix, '\\'), is.like(row.get("studentNumber"), prefix, '\\')));
            }
            within(query.from(), query.to(), row, is, all);
            return is.and(all);
        };
    }

    private Specification<CaseRow> matches(FindStudent query) {
        return (row, criteria, is) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(is.isNotNull(row.get("reportedAt")));
            all.add(
                    query.studentId() != null
                            ? is.equal(row.get("studentId"), query.studentId())
                            : is.like(row.get("studentName"), prefix(String.valueOf(query.name())), '\\'));
            within(query.from(), query.to(), row, is, all);
            return is.and(all);
        };
    }

    private static Predicate inList(FindCases.ListName list, Root<CaseRow> row, CriteriaBuilder is) {
        return switch (list) {
            case PENDING ->
                row.get("status")
                        .in(Set.of(CaseStatus.DRAFT, CaseStatus.FILED, CaseStatus.PENDING_REPORT, CaseStatus.RETURNED));
            case TRACKING -> row.get("status").in(Set.of(CaseStatus.TRACKING, CaseStatus.TEMP_CLOSED));
            case CLOSABLE ->
                is.or(
                        is.equal(row.get("status"), CaseStatus.PENDING_CLOSURE),
                        is.and(is.equal(row.get("status"), CaseStatus.TRACKING), is.isTrue(row.get("transferredIn"))));
            case OPEN ->
                // said so that an index knows them
                row.get("status").in(OPEN);
            case CLOSED -> is.equal(row.get("status"), CaseStatus.CLOSED);
            case ALL -> is.conjunction();
        };
    }

    private void within(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Root<CaseRow> row,
            CriteriaBuilder is,
            List<Predicate> all) {
        if (from != null) {
            all.add(is.greaterThanOrEqualTo(row.<Instant>get("filedAt"), startOf(from)));
        }
        if (to != null) {
            all.add(is.lessThan(row.<Instant>get("filedAt"), startOf(to.plusDays(1))));
        }
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String prefix(String start) {
        return start.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
