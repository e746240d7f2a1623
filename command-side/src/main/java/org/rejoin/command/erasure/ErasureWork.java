package org.rejoin.command.erasure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.erasure.ErasureCommand.CarryOutErasure;
import org.rejoin.command.platform.Commands;
import org.rejoin.keystore.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries out what is approved: takes the keys out of use, deletes them once no node writes with them, then lets every trace
 * in clear go. Each step may be repeated, so a node that dies leaves the rest to any other.
 */
@Component
class ErasureWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureWork.class);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final Erasures erasures;
    private final Keys keys;
    private final CommandGateway gateway;
    private final Commands commands;
    private final Duration poll;
    private @Nullable ScheduledExecutorService rounds;

    ErasureWork(
            Erasures erasures,
            Keys keys,
            CommandGateway gateway,
            Commands commands,
            @Value("${rejoin.erasure.poll:1s}") Duration poll) {
        this.erasures = erasures;
        this.keys = keys;
        this.gateway = gateway;
        this.commands = commands;
        this.poll = poll;
    }

    @Override
    public void start() {
        rounds = Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, "erasure"));
        rounds.scheduleWithFixedDelay(this::round, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    private void round() {
        try {
            boolean another = true;
            while (another && !Thread.currentThread().isInterrupted()) {
                another = carryOutOne();
            }
        } catch (RuntimeException e) {
            // a round that throws would be the last one; messages of exceptions may quote values
            LOG.error("A round of erasures ended early: {}", e.getClass().getName());
        }
    }

    /** Whether there was one. */
    boolean carryOutOne() {
        Optional<Erasures.Claimed> approved = erasures.claim(LEASE);
        approved.ifPresent(this::carryOut);
        return approved.isPresent();
    }

    private void carryOut(Erasures.Claimed erasure) {
        try {
            keys.retire(erasure.studentId(), erasure.dataClass());
            if (keys.erase(erasure.studentId(), erasure.dataClass())) {
                CarryOutErasure command = new CarryOutErasure(
                        new ErasureId(erasure.erasureId()), keys.lastErasure(erasure.studentId(), erasure.dataClass()));
                gateway.sendAndWait(new GenericCommandMessage<>(command, commands.metaData(erasure.approver())));
            } else {
                erasures.postpone(erasure.erasureId(), poll);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "Erasure {} is tried again: {}",
                    erasure.erasureId(),
                    e.getClass().getName());
            erasures.postpone(erasure.erasureId(), PAUSE_AFTER_FAILURE);
        }
    }
}
