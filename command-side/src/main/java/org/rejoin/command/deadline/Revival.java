package org.rejoin.command.deadline;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node had picked that died is due at once, by the scheduler's own clock. */
class Revival implements DeadExecutionHandler<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    @Override
    public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        LOG.warn(
                "{} {} was picked by a node that is gone",
                complete.getExecution().getTaskName(),
                complete.getExecution().getId());
        operations.reschedule(complete, complete.getTimeDone());
    }
}
