package org.rejoin.query.statistics;

import static org.rejoin.event.Role.AGENCY_OFFICER;
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
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER);
        if (actor.is(AGENCY_OFFICER)) {
            return new Scope("true", "");
        }
        return actor.is(COUNTY_OFFICER) ? only("c.county", actor.county()) : only("c.school", actor.school());
    }

    /** Who belongs nowhere sees nothing. */
    private static Scope only(String column, @Nullable String of) {
        return of == null ? new Scope("false", "") : new Scope(column + " = :scope", of);
    }
}
