package org.rejoin.query.accesslog;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.AUDITOR;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.NotAllowed;

/**
 * Whose entries an actor may see (c18).
 *
 * @param code a unit, or a county; null where all
 */
record Scope(boolean all, @Nullable String code) {

    static Scope of(Actor actor) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR, AUDITOR);
        if (actor.is(AGENCY_OFFICER) || actor.is(ADMINISTRATOR)) {
            return new Scope(true, null);
        }
        if (actor.school() != null) {
            return new Scope(false, actor.school());
        }
        if (actor.is(AUDITOR)) {
            return actor.county() == null ? new Scope(true, null) : new Scope(false, ofCounty(actor.county()));
        }
        return new Scope(false, null);
    }

    // no unit has such a code
    static String ofCounty(String county) {
        return "county:" + county;
    }
}
