package org.rejoin.query.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;

/**
 * That there is a message, and for whom; not what it says.
 *
 * @param doer who did all of it and is not told, though of the office
 * @param position index of the event it came up with
 */
public record NewMessage(
        UUID notificationId,
        String kind,
        @Nullable UUID caseId,
        long position,
        @Nullable String office,
        @Nullable String account,
        @Nullable String doer) {

    public boolean isFor(Actor actor) {
        return new Recipient(office, account).is(actor) && !actor.account().equals(doer);
    }
}
