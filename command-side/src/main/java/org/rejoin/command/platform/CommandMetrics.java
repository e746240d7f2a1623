package org.rejoin.command.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Blocker;
import org.rejoin.command.Invalid;
import org.rejoin.command.NeedsAnswer;
import org.rejoin.command.Refused;
import org.springframework.stereotype.Component;

/**
 * Counts and times commands: {@code rejoin.commands{command, outcome}} in seconds, {@code rejoin.refusals{code}}. Names
 * and codes only, never who or whom.
 */
@Component
class CommandMetrics implements MessageMonitor<CommandMessage<?>> {

    private final MeterRegistry meters;

    CommandMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public MonitorCallback onMessageIngested(CommandMessage<?> command) {
        Timer.Sample sample = Timer.start(meters);
        String name = command.getPayloadType().getSimpleName();
        return new MonitorCallback() {
            @Override
            public void reportSuccess() {
                stop(sample, name, "done");
            }

            @Override
            public void reportFailure(@Nullable Throwable cause) {
                boolean answered = cause instanceof Refused
                        || cause instanceof Invalid
                        || cause instanceof AggregateNotFoundException
                        || cause instanceof ConflictingModificationException
                        || cause instanceof IdempotencyKeys.RefusedBefore
                        || cause instanceof IdempotencyKeys.IdempotencyKeyReused;
                stop(sample, name, answered ? "refused" : cause instanceof NeedsAnswer ? "asked" : "failed");
                if (cause instanceof Refused refused) {
                    refused.blockers().forEach(CommandMetrics.this::count);
                }
            }

            @Override
            public void reportIgnored() {
                stop(sample, name, "ignored");
            }
        };
    }

    private void count(Blocker blocker) {
        meters.counter("rejoin.refusals", "code", blocker.name()).increment();
    }

    private void stop(Timer.Sample sample, String command, String outcome) {
        sample.stop(meters.timer("rejoin.commands", "command", command, "outcome", outcome));
    }
}
