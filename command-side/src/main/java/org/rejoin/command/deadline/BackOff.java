package org.rejoin.command.deadline;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again for ever, first soon, then every hour: what is due is never given up. */
class BackOff implements FailureHandler<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(BackOff.class);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        // the kind of failure must do: messages of exceptions quote values
        LOG.warn(
                "{} {} failed, attempt {}: {}",
                complete.getExecution().getTaskName(),
                complete.getExecution().getId(),
                failures + 1,
                complete.getCause().map(cause -> cause.getClass().getName()).orElse("unknown"));
        operations.reschedule(complete, complete.getTimeDone().plus(pauseAfter(failures)));
    }

    static Duration pauseAfter(int failures) {
        Duration grown = FIRST.multipliedBy(1L << Math.min(failures, 20));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
}
