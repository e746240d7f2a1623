package org.rejoin.command.platform;

import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Blocker;
import org.rejoin.command.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says that a case moved on (412) before it says what stops the command there (409): who sent it looked at another state.
 * Not to those who may not see or do it, whatever its version.
 */
class StaleFirst implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final JdbcClient jdbc;

    StaleFirst(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Refused refused) {
            Long expected = (Long) unitOfWork.getMessage().getMetaData().get(Commands.EXPECTED_VERSION);
            if (expected != null && refused.blockers().stream().allMatch(StaleFirst::isAboutTheState)) {
                requireCurrent(expected, unitOfWork.getMessage());
            }
            throw refused;
        }
    }

    private void requireCurrent(long expected, CommandMessage<?> command) {
        String target = (String) Objects.requireNonNull(command.getMetaData().get(CommandRecorder.TARGET));
        long actual = jdbc.sql("SELECT coalesce(max(sequence_number), -1) FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ?")
                .param(target)
                .query(Long.class)
                .single();
        if (actual != expected) {
            throw new ConflictingAggregateVersionException(target, expected, actual);
        }
    }

    private static boolean isAboutTheState(Blocker blocker) {
        return blocker.kind() == Blocker.Kind.REFUSED;
    }
}
