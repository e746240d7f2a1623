package org.rejoin.query.platform;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.stereotype.Component;

/** Remembers why a processor cannot go on: Axon forgets it as soon as the segment waits for its next attempt. */
@Component
class Failures implements ErrorHandler {

    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    @Override
    public void handleError(ErrorContext context) throws Exception {
        failures.put(context.eventProcessor(), Failure.of(context));
        PropagatingErrorHandler.instance().handleError(context);
    }

    /** What still keeps a processor at this position from going on. */
    Optional<String> at(String processor, long position) {
        return Optional.ofNullable(failures.get(processor))
                .filter(failure -> position < failure.lastIndex())
                .map(Failure::cause);
    }

    void forget(String processor) {
        failures.remove(processor);
    }

    /**
     * @param cause the class alone: messages carry SQL and values
     * @param lastIndex of the batch that was rolled back
     */
    private record Failure(String cause, long lastIndex) {

        private static Failure of(ErrorContext context) {
            return new Failure(
                    context.error().getClass().getSimpleName(),
                    context.failedEvents().stream()
                            .filter(TrackedEventMessage.class::isInstance)
                            .mapToLong(event -> ((TrackedEventMessage<?>) event)
                                    .trackingToken()
                                    .position()
                                    .orElse(Long.MAX_VALUE))
                            .max()
                            .orElse(Long.MAX_VALUE));
        }
    }
}
