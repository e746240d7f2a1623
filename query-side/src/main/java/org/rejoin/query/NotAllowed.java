package org.rejoin.query;

import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** The caller's roles do not open this endpoint: 403. */
public final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotAllowed() {
        super("role may not");
    }

    public static void unless(Actor actor, Role... anyOf) {
        for (Role role : anyOf) {
            if (actor.is(role)) {
                return;
            }
        }
        throw new NotAllowed();
    }
}
