package org.rejoin.query.casepage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** What decides who may see a case: its school, whose it is, and whether it was reported. */
record CaseReaders(
        String school,
        String county,
        String filedBy,
        @Nullable Instant reportedAt,
        List<CasePage.Tracker> trackers) {

    /** What a reader may see of this case; nothing where it does not exist for him. */
    Optional<Sight> sightOf(Actor actor) {
        boolean works = isWorkOf(actor);
        return works || isAuditedBy(actor)
                ? Optional.of(new Sight(school, county, actor.account(), works))
                : Optional.empty();
    }

    /** Own school; own and assisted cases in it; reported cases of the county; reported cases (SPEC 1.11.2). */
    private boolean isWorkOf(Actor actor) {
        boolean reported = reportedAt != null;
        boolean seesSchool =
                actor.is(Role.PRINCIPAL_REPORTER) || actor.is(Role.COUNSELLOR) || actor.is(Role.SENIOR_MANAGER);
        // a tutor who changed schools leaves his cases behind
        boolean seesOwn = actor.is(Role.TUTOR) && (filedBy.equals(actor.account()) || isTrackedBy(actor.account()));
        return (seesSchool || seesOwn) && actor.isOfSchool(school)
                || actor.is(Role.COUNTY_OFFICER) && reported && actor.isOfCounty(county)
                || actor.is(Role.AGENCY_OFFICER) && reported;
    }

    /** Reported cases of the school, of the county, or all: what the inspection is of (SPEC 1.23 c18). */
    private boolean isAuditedBy(Actor actor) {
        boolean within =
                actor.school() != null ? actor.isOfSchool(school) : actor.county() == null || actor.isOfCounty(county);
        return actor.is(Role.AUDITOR) && reportedAt != null && within;
    }

    private boolean isTrackedBy(String account) {
        return trackers.stream()
                .anyMatch(tracker -> tracker.enabled() && tracker.account().equals(account));
    }
}
