package org.rejoin.command.automation;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.FailurePlaces;
import org.rejoin.keystore.KeysUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is put on the list: what will fail again by itself. What passes by itself is left to the processor to try again. */
class LetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(LetterPolicy.class);

    // connection lost, out of resources, cancelled or shutting down, could not serialise
    private static final Set<String> PASSING_STATES = Set.of("08", "53", "57", "40");

    private final String group;

    LetterPolicy(String group) {
        this.group = group;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (isPassing(cause)) {
            throw new StillUnsure(cause);
        }
        LOG.warn(
                "{} could not take event {}, which waits on the list of dead letters: {}",
                group,
                letter.message().getIdentifier(),
                FailurePlaces.of(cause));
        return Decisions.enqueue(new ThrowableCause(cause.getClass().getName(), textOf(cause)));
    }

    // codes may be shown; any other message may quote values
    private static String textOf(Throwable cause) {
        return cause instanceof Refused refused ? Objects.toString(refused.getMessage(), "") : "";
    }

    static boolean isPassing(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof AxonTransientException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof KeysUnavailable
                    || cause instanceof InterruptedException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null && state.length() == 5 && PASSING_STATES.contains(state.substring(0, 2));
    }

    /** Stops the segment; it is tried again with growing pauses. */
    static final class StillUnsure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StillUnsure(Throwable cause) {
            super("Tried again later", cause);
        }
    }
}
