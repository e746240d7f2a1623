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
 * Holds a command to the version its sender saw (If-Match). Looks after the decision, while its events are not yet
 * appended: who may not see or do it learns nothing of versions, who may is told that the case moved on before he is told
 * what stops him there.
 */
class ExpectedVersion implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final JdbcClient jdbc;

    ExpectedVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        Long expected = (Long) command.getMetaData().get(Commands.EXPECTED_VERSION);
        if (expected == null) {
            return chain.proceed();
        }
        try {
            Object result = chain.proceed();
            requireCurrent(expected, command);
            return result;
        } catch (Refused refused) {
            if (refused.blockers().stream().allMatch(ExpectedVersion::isAboutTheState)) {
                requireCurrent(expected, command);
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
