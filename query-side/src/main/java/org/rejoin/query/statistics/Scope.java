package org.rejoin.query.statistics;

import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.AUDITOR;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.NotAllowed;

/** Whose cases an actor may see counted. */
record Scope(String condition, String of) {

    static Scope of(Actor actor) {
        NotAllowed.unless(
                actor, PRINCIPAL_REPORTER, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, AUDITOR);
        if (actor.is(AGENCY_OFFICER)) {
            return new Scope("true", "");
        }
        if (actor.is(AUDITOR)) {
            return inspected(actor);
        }
        return actor.is(COUNTY_OFFICER) ? only("c.county", actor.county()) : only("c.school", actor.school());
    }

    /** A school, a county, or all: what the inspection is of (SPEC 1.23 c18). */
    private static Scope inspected(Actor actor) {
        if (actor.school() != null) {
            return only("c.school", actor.school());
        }
        return actor.county() == null ? new Scope("true", "") : only("c.county", actor.county());
    }

    /** Who belongs nowhere sees nothing. */
    private static Scope only(String column, @Nullable String of) {
        return of == null ? new Scope("false", "") : new Scope(column + " = :scope", of);
    }
}
