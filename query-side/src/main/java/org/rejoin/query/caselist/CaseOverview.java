package org.rejoin.query.caselist;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How things stand, for who answers for many cases; each question is one statement. */
@Component
class CaseOverview {

    private static final Set<CaseStatus> FOLLOWED =
            Set.of(CaseStatus.TRACKING, CaseStatus.PENDING_CLOSURE, CaseStatus.TEMP_CLOSED);

    private final EntityManager entities;
    private final ZoneId zone;

    CaseOverview(EntityManager entities, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.entities = entities;
        this.zone = zone;
    }

    /** Now, and at or in the month before. */
    record Figure(long now, long before) {}

    /**
     * @param followed reported and open, today and when the month began
     * @param reported in this month and in the whole one before
     * @param closed in this month and in the whole one before
     */
    record Month(Figure followed, Figure reported, Figure closed) {}

    /** @param cases with a duty that is late */
    record Overdue(String school, long cases) {}

    /** @param called the student, or the number where there is no name */
    record Deadline(UUID caseId, String called, String caseNumber, ObligationKind kind, LocalDate dueOn) {}

    @AsReader
    Month month(LocalDate today, Actor actor) {
        Instant begun = startOf(today.withDayOfMonth(1));
        Instant before = startOf(today.withDayOfMonth(1).minusMonths(1));
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<Object[]> asked = is.createQuery(Object[].class);
        Root<CaseRow> row = asked.from(CaseRow.class);
        Expression<Instant> reported = row.get("reportedAt");
        Expression<Instant> closed = row.get("closedAt");
        Predicate followed = row.get("status").in(FOLLOWED);
        Predicate thisMonth = is.greaterThanOrEqualTo(reported, begun);
        Predicate closedNow = is.and(is.greaterThanOrEqualTo(closed, begun), counts(row, is));
        asked.select(is.array(
                        cases(followed, is),
                        cases(is.and(is.lessThan(reported, begun), is.or(followed, closedNow)), is),
                        cases(is.and(thisMonth, counts(row, is)), is),
                        cases(is.and(between(reported, before, begun, is), counts(row, is)), is),
                        cases(closedNow, is),
                        cases(is.and(between(closed, before, begun, is), counts(row, is)), is)))
                .where(
                        VisibleCases.to(actor).toPredicate(row, asked, is),
                        is.or(
                                followed,
                                is.greaterThanOrEqualTo(reported, before),
                                is.greaterThanOrEqualTo(closed, before)));
        Object[] found = entities.createQuery(asked).getSingleResult();
        return new Month(figure(found, 0), figure(found, 2), figure(found, 4));
    }

    /** Most first. */
    @AsReader
    List<Overdue> overdueBySchool(LocalDate today, Actor actor) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<Object[]> asked = is.createQuery(Object[].class);
        Root<CaseRow> row = asked.from(CaseRow.class);
        Expression<Long> cases = is.count(row);
        asked.select(is.array(row.get("school"), cases))
                .where(
                        VisibleCases.to(actor).toPredicate(row, asked, is),
                        row.get("status").in(CaseLists.OPEN),
                        CaseLists.owes(today.minusDays(1), row, asked, is))
                .groupBy(row.get("school"))
                .orderBy(is.desc(cases), is.asc(row.get("school")));
        return entities.createQuery(asked).getResultList().stream()
                .map(line -> new Overdue((String) line[0], (Long) line[1]))
                .toList();
    }

    @AsReader
    Optional<Deadline> next(LocalDate today, Actor actor) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<Object[]> asked = is.createQuery(Object[].class);
        Root<CaseRow> row = asked.from(CaseRow.class);
        Root<CaseListObligation> duty = asked.from(CaseListObligation.class);
        Expression<LocalDate> dueOn = duty.get("dueOn");
        asked.select(is.array(row, duty))
                .where(
                        VisibleCases.to(actor).toPredicate(row, asked, is),
                        row.get("status").in(CaseLists.OPEN),
                        is.equal(duty.get("caseId"), row.get("caseId")),
                        is.isTrue(duty.get("owed")),
                        is.greaterThanOrEqualTo(dueOn, today))
                .orderBy(is.asc(dueOn), is.asc(duty.get("obligationId")));
        return entities.createQuery(asked).setMaxResults(1).getResultList().stream()
                .findFirst()
                .map(line -> ((CaseRow) line[0]).deadline((CaseListObligation) line[1]));
    }

    // what was voided is no case any more
    private static Predicate counts(Root<CaseRow> row, CriteriaBuilder is) {
        return is.notEqual(row.get("status"), CaseStatus.VOIDED);
    }

    private static Predicate between(Expression<Instant> at, Instant from, Instant to, CriteriaBuilder is) {
        return is.and(is.greaterThanOrEqualTo(at, from), is.lessThan(at, to));
    }

    private static Expression<Long> cases(Predicate which, CriteriaBuilder is) {
        return is.sum(is.<Long>selectCase().when(which, 1L).otherwise(0L));
    }

    private static Figure figure(Object[] found, int at) {
        return new Figure(numberOf(found[at]), numberOf(found[at + 1]));
    }

    private static long numberOf(@Nullable Object sum) {
        return sum == null ? 0 : (Long) sum;
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
