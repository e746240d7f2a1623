package org.rejoin.command.deadline;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Counts from when a run began: one that ended after the next was due would take that one's day along. */
class EveryDay implements Schedule {

    private final Schedule daily;

    EveryDay(ZoneId zone, LocalTime time) {
        this.daily = Schedules.daily(zone, time);
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete complete) {
        Instant began = complete.getTimeDone().minus(complete.getDuration());
        return daily.getInitialExecutionTime(began);
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
        return daily.getInitialExecutionTime(now);
    }

    @Override
    public boolean isDeterministic() {
        return daily.isDeterministic();
    }
}
