package org.rejoin.command.platform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers a command with version and position of what it wrote, and with the stored answer where its idempotency key was
 * used before. Both happen in the command's own transaction, so an answer and its effect exist together or not at all (P2).
 */
class CommandRecorder implements MessageHandlerInterceptor<CommandMessage<?>> {

    static final String TARGET = "target";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String REQUEST_HASH = "requestHash";

    private static final String TOUCHED = CommandRecorder.class.getName() + ".touched";

    private final JdbcClient jdbc;
    private final IdempotencyKeys keys;

    CommandRecorder(JdbcClient jdbc, IdempotencyKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Remembers whose events this unit of work publishes. */
    static EventMessage<?> note(EventMessage<?> event) {
        if (CurrentUnitOfWork.isStarted() && event instanceof DomainEventMessage<?> domainEvent) {
            Set<String> touched = CurrentUnitOfWork.get().root().getOrComputeResource(TOUCHED, key -> new HashSet<>());
            touched.add(domainEvent.getAggregateIdentifier());
        }
        return event;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        if (!unitOfWork.isRoot() || !command.getMetaData().containsKey(TARGET)) {
            return chain.proceed(); // a command another one sent, or one nobody waits for
        }
        UUID key = (UUID) command.getMetaData().get(IDEMPOTENCY_KEY);
        if (key == null) {
            return recorded(unitOfWork, chain.proceed(), null);
        }
        IdempotencyKeys.Claim claim = new IdempotencyKeys.Claim(
                (String) Objects.requireNonNull(command.getMetaData().get(Actor.ACCOUNT)), key, (String)
                        Objects.requireNonNull(command.getMetaData().get(REQUEST_HASH)));
        Handled before = keys.claim(claim);
        return before != null ? before : recorded(unitOfWork, chain.proceed(), claim);
    }

    private Handled recorded(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork,
            @Nullable Object result,
            IdempotencyKeys.@Nullable Claim claim) {
        Handled handled = new Handled(result);
        String target = (String)
                Objects.requireNonNull(unitOfWork.getMessage().getMetaData().get(TARGET));
        // registered after the handler ran, hence run after the events were appended
        unitOfWork.onPrepareCommit(work -> {
            stand(handled, target, work.getOrDefaultResource(TOUCHED, Set.of()));
            if (claim != null) {
                keys.answered(claim, handled);
            }
        });
        return handled;
    }

    private void stand(Handled handled, String target, Set<String> touched) {
        Set<String> aggregates = new HashSet<>(touched);
        aggregates.add(target);
        Map<String, Long> versions = new HashMap<>();
        long position = jdbc
                .sql("""
                        SELECT aggregate_identifier, max(sequence_number) AS version, max(global_index) AS position
                          FROM event_store.domain_event WHERE aggregate_identifier IN (:aggregates)
                         GROUP BY aggregate_identifier""")
                .param("aggregates", aggregates)
                .query((row, n) -> {
                    versions.put(row.getString("aggregate_identifier"), row.getLong("version"));
                    return row.getLong("position");
                })
                .stream()
                .max(Long::compare)
                .orElse(-1L);
        handled.standsAt(versions.getOrDefault(target, -1L), touched.isEmpty() ? head() : position);
    }

    // what changes nothing may repeat a command that changed more than its target; during a long import whoever reads
    // with
    // this waits as if he had changed something himself
    private long head() {
        return jdbc.sql("SELECT coalesce(max(global_index), -1) FROM event_store.domain_event")
                .query(Long.class)
                .single();
    }
}
