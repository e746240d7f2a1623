package org.rejoin.query.inbox;

import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Where in the history the event stands that is being heard. */
final class Position {

    private Position() {}

    /** Its global index, 0 outside of a processor. */
    static long ofPresentEvent() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().getMessage() instanceof TrackedEventMessage<?> event
                ? of(event).orElse(0)
                : 0;
    }

    private static OptionalLong of(TrackedEventMessage<?> event) {
        return event.trackingToken() == null
                ? OptionalLong.empty()
                : event.trackingToken().position();
    }
}
