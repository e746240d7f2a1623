package org.rejoin.schoolyear;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** Somebody who works with the service. @param role the only one */
record Worker(
        String account,
        Role role,
        @Nullable String unit,
        @Nullable String county) {

    Actor actor() {
        return new Actor(account, Set.of(role), unit, county);
    }

    /** What messages to an office he reads; null where he holds none. */
    @Nullable
    String office() {
        return switch (role) {
            case PRINCIPAL_REPORTER -> unit;
            case COUNSELLOR -> unit + "#counsellors";
            case AGENCY_OFFICER -> "#agency";
            default -> null;
        };
    }
}
