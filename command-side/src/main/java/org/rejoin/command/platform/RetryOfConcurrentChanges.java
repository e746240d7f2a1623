package org.rejoin.command.platform;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Tries a command again when another writer was quicker, and for nothing else: a refusal stays a refusal. */
class RetryOfConcurrentChanges extends ExponentialBackOffIntervalRetryScheduler {

    private static final int RETRIES = 8;

    RetryOfConcurrentChanges(ScheduledExecutorService executor) {
        super(builder().retryExecutor(executor).backoffFactor(2).maxRetryCount(RETRIES));
    }

    // Axon asks each cause by itself, and every concurrent change has an SQLException below it
    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !isConcurrentChange(failure);
    }

    static boolean isConcurrentChange(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DuplicateKeyException
                || failure instanceof PessimisticLockingFailureException
                || failure.getCause() != null && isConcurrentChange(failure.getCause());
    }
}
