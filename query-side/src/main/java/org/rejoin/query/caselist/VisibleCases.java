package org.rejoin.query.caselist;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.data.jpa.domain.Specification;

/**
 * Own school; own and assisted cases in it; reported cases of the county; reported cases (SPEC 1.11.2); reported cases
 * of the school, of the county, or all: what the inspection is of (SPEC 1.23 c18).
 */
final class VisibleCases {

    private VisibleCases() {}

    static Specification<CaseRow> to(Actor actor) {
        return (row, criteria, is) -> {
            List<Predicate> any = new ArrayList<>();
            Predicate reported = is.isNotNull(row.get("reportedAt"));
            if (actor.school() != null && seesSchool(actor)) {
                any.add(is.equal(row.get("school"), actor.school()));
            }
            if (actor.school() != null && actor.is(Role.TUTOR)) {
                // who changed schools leaves his cases behind
                any.add(is.and(
                        is.equal(row.get("school"), actor.school()),
                        is.or(
                                is.equal(row.get("filedBy"), actor.account()),
                                is.isMember(actor.account(), row.<Set<String>>get("trackers")))));
            }
            if (actor.is(Role.COUNTY_OFFICER) && actor.county() != null) {
                any.add(is.and(reported, is.equal(row.get("county"), actor.county())));
            }
            if (actor.is(Role.AGENCY_OFFICER)) {
                any.add(reported);
            }
            if (actor.is(Role.AUDITOR)) {
                any.add(is.and(reported, inspected(actor, row, is)));
            }
            return is.or(any);
        };
    }

    private static Predicate inspected(Actor actor, Root<CaseRow> row, CriteriaBuilder is) {
        if (actor.school() != null) {
            return is.equal(row.get("school"), actor.school());
        }
        return actor.county() != null ? is.equal(row.get("county"), actor.county()) : is.conjunction();
    }

    private static boolean seesSchool(Actor actor) {
        return actor.is(Role.PRINCIPAL_REPORTER) || actor.is(Role.COUNSELLOR) || actor.is(Role.SENIOR_MANAGER);
    }
}
