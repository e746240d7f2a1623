package org.rejoin.command.deadline;

import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works off the deadlines of one kind. The row goes in the transaction of what falls due, so it happens once, also where a
 * node dies in between or is taken for dead too early.
 */
class DeadlineTask extends AbstractTask<Void> {

    private final WhenDue whenDue;
    private final Deadlines deadlines;
    private final TransactionOperations transaction;

    DeadlineTask(WhenDue whenDue, Deadlines deadlines, TransactionOperations transaction) {
        super(whenDue.kind(), Void.class, new BackOff(), new Revival());
        this.whenDue = whenDue;
        this.deadlines = deadlines;
        this.transaction = transaction;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        Execution picked = context.getExecution();
        transaction.executeWithoutResult(status -> {
            if (deadlines.take(getName(), instance.getId(), picked.pickedBy, picked.version)) {
                whenDue.due(instance.getId());
            }
        });
        return (complete, operations) -> {}; // the row is gone
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id) {
        return schedulableInstance(id, null);
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String id, Void data) {
        return SchedulableInstance.of(new TaskInstance<>(getName(), id), Instant.EPOCH);
    }
}
