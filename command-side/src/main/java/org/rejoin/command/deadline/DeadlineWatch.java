package org.rejoin.command.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for what is due as long as the service runs. Several nodes look at one table; each row is picked by one. */
@Component
class DeadlineWatch implements SmartLifecycle {

    private static final LocalTime DAILY = LocalTime.of(0, 5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration SHUTDOWN = Duration.ofSeconds(15);
    // a kind this node does not know may belong to a newer one
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final DataSource dataSource;
    private final List<Task<?>> kinds;
    private final List<RecurringTask<Void>> daily;
    private final Clock clock;
    private final Duration poll;
    private final Duration heartbeat;
    private final int threads;
    private @Nullable Scheduler scheduler;

    DeadlineWatch(
            DataSource dataSource,
            ObjectProvider<WhenDue> kinds,
            ObjectProvider<DailyRun> daily,
            Deadlines deadlines,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone,
            @Value("${rejoin.deadlines.poll:1s}") Duration poll,
            @Value("${rejoin.deadlines.heartbeat:10s}") Duration heartbeat,
            @Value("${rejoin.deadlines.threads:2}") int threads) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        this.dataSource = dataSource;
        this.kinds = kinds.stream()
                .<Task<?>>map(kind -> new DeadlineTask(kind, deadlines, transaction))
                .toList();
        this.daily = daily.stream().map(run -> task(run, clock, zone)).toList();
        this.clock = clock;
        this.poll = poll;
        this.heartbeat = heartbeat;
        this.threads = threads;
    }

    @Override
    public void start() {
        Scheduler started = Scheduler.create(dataSource, kinds)
                .startTasks(daily)
                .tableName("command_side.deadline")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .clock(clock::instant)
                .pollingInterval(poll)
                .pollUsingLockAndFetch(0.5, 2.0)
                .threads(threads)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(FOR_EVER)
                .shutdownMaxWait(SHUTDOWN)
                // its lines quote the messages of exceptions; BackOff writes one of its own
                .failureLogging(LogLevel.OFF, false)
                .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private static RecurringTask<Void> task(DailyRun run, Clock clock, ZoneId zone) {
        return Tasks.recurring(run.name(), new EveryDay(zone, DAILY))
                .onFailure(new BackOff())
                .onDeadExecution(new Revival())
                .execute((instance, context) -> run.run(LocalDate.ofInstant(clock.instant(), zone)));
    }
}
