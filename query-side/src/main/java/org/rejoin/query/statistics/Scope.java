package org.rejoin.query.statistics;

import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;

import java.util.Objects;
import org.rejoin.event.Actor;
import org.rejoin.query.NotAllowed;

/** Whose cases an actor may see counted. */
record Scope(String condition, String of) {

    static Scope of(Actor actor) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER);
        if (actor.is(AGENCY_OFFICER)) {
            return new Scope("true", "");
        }
        return actor.is(COUNTY_OFFICER)
                ? new Scope("c.county = :scope", Objects.requireNonNull(actor.county()))
                : new Scope("c.school = :scope", Objects.requireNonNull(actor.school()));
    }
}
