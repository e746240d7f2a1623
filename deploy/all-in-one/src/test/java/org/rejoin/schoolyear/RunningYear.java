package org.rejoin.schoolyear;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.notification.OtherSystem;
import org.rejoin.query.inbox.NewMessages;
import org.rejoin.signin.MovableClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The service through the year: what time it is, whether it is there, and that it has done what there is to do. */
final class RunningYear implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningYear.class);

    private static final int HANDS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String CLOSED = CaseClosedAutomatically.class.getSimpleName();

    // each closure takes a moment, so that there is a time between the first and the last
    private static final String SLOW = """
            CREATE FUNCTION event_store.takes_a_moment() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_sleep(1);
                RETURN NEW;
            END $$;
            CREATE TRIGGER takes_a_moment BEFORE INSERT ON event_store.domain_event
                FOR EACH ROW WHEN (NEW.payload_type = '%s') EXECUTE FUNCTION event_store.takes_a_moment()""".formatted(CLOSED);

    private static final String AS_FAST_AS_EVER = "DROP FUNCTION IF EXISTS event_store.takes_a_moment() CASCADE";

    private final MovableClock clock = new MovableClock();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    private final OtherSystem other;
    private final Path data = Service.temporaryData();
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    private @Nullable Service service;
    private @Nullable SingleConnectionDataSource connection;
    private @Nullable JdbcClient owner;
    int starts;

    RunningYear() throws Exception {
        other = new OtherSystem();
        mail.start();
    }

    void start(LocalDate day, LocalTime time) {
        isNow(day, time);
        List<String> settings = new ArrayList<>(List.of(
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + mail.getSmtp().getPort(),
                "--rejoin.mail.poll=50ms",
                "--rejoin.digest.poll=50ms",
                "--rejoin.deadlines.poll=50ms",
                "--rejoin.webhooks.poll=100ms",
                "--rejoin.webhooks.private-addresses=true",
                "--rejoin.password-policy=nist"));
        settings.addAll(other.trustSettings());
        Service started = Service.start(data, clock, settings.toArray(String[]::new));
        service = started;
        Environment environment = started.beanOf(Environment.class);
        // one for all questions: a new one for each costs more than the answer
        SingleConnectionDataSource kept = new SingleConnectionDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("rejoin.migrations.user"),
                environment.getRequiredProperty("rejoin.migrations.password"),
                true);
        connection = kept;
        owner = JdbcClient.create(kept);
        database().sql(AS_FAST_AS_EVER).update();
        starts++;
    }

    void stop() {
        Objects.requireNonNull(connection).close();
        service().close();
        service = null;
    }

    /** The daily run has begun to close what is over, and has not done so with all. */
    void stopsAmidClosures(LocalDate day, LocalTime time, long due) {
        database().sql(SLOW).update();
        long before = closures();
        isNow(day, time);
        long end = System.nanoTime() + PATIENCE.toNanos();
        long closed = 0;
        while (closed == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            closed = closures() - before;
        }
        stop();
        if (closed == 0 || closed >= due) {
            throw new AssertionError("Stopped after " + closed + " of " + due + " closures, which is not amid them");
        }
        LOG.info("Stopped after {} of {} closures", closed, due);
    }

    private long closures() {
        return database()
                .sql("SELECT count(*) FROM event_store.domain_event WHERE payload_type = :type")
                .param("type", CLOSED)
                .query(Long.class)
                .single();
    }

    void isNow(LocalDate day, LocalTime time) {
        clock.moveTo(day.atTime(time).atZone(Doer.TAIWAN).toInstant());
    }

    Service service() {
        return Objects.requireNonNull(service);
    }

    JdbcClient database() {
        return Objects.requireNonNull(owner);
    }

    // what there is before the year begins

    void opens(School school) {
        done(as("agency")
                .post(
                        "/api/schools",
                        "{\"school\": \"%s\", \"division\": \"DAY\", \"name\": \"示範縣立第%s高級中學\", \"county\": \"%s\", \"authority\": \"%s\"}"
                                .formatted(
                                        school.unit(),
                                        school.unit(),
                                        School.COUNTY,
                                        school.authority().code().equals("AGENCY") ? "AGENCY" : "COUNTY")));
    }

    void publishes(Authority authority, Authority.Version version) {
        done(as("agency")
                .upload(
                        "/api/calendars/" + authority.code(),
                        "calendar.csv",
                        version.csv().getBytes(StandardCharsets.UTF_8)));
    }

    void wants(String account, String preference) {
        done(as(account).put("/api/account/notifications", preference));
    }

    void tellsOther(List<String> kinds) {
        done(as("agency")
                .post(
                        "/api/webhooks",
                        "{\"webhookId\": \"%s\", \"url\": \"%s\", \"kinds\": [\"%s\"]}"
                                .formatted(UUID.randomUUID(), other.url("/year"), String.join("\", \"", kinds))));
    }

    List<OtherSystem.Received> told() {
        return other.at("/year");
    }

    private As as(String account) {
        return As.account(service().address(), account);
    }

    private static void done(As.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.toString());
        }
    }

    /** Texts of the mails to an address with these words in their subject. */
    List<String> mails(String address, String subject) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getSubject().contains(subject)
                                && message.getRecipients(Message.RecipientType.TO)[0]
                                        .toString()
                                        .equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(message -> {
                    try {
                        return message.getContent().toString();
                    } catch (MessagingException | IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    // what people do

    /** All at once, as far as there are hands; each is done, or refused as it must be. */
    void does(List<Act> acts) {
        Doer doer = new Doer(service());
        List<Callable<@Nullable Void>> work = acts.stream()
                .<Callable<@Nullable Void>>map(act -> () -> {
                    does(doer, act);
                    return null;
                })
                .toList();
        try {
            for (Future<?> each : hands.invokeAll(work)) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void does(Doer doer, Act act) {
        List<String> blockers = doer.does(act);
        boolean asMeant = act.refused() == null ? blockers.isEmpty() : blockers.contains(act.refused());
        if (!asMeant) {
            throw new AssertionError(act + " was answered " + blockers + "\n" + act.student());
        }
    }

    // until there is nothing left to do

    /** Nothing is due, every reader has read all there is, and nothing waits to be sent. */
    void becomesQuiet() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String busy = busyWith();
        while (!busy.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Still busy with " + busy);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
            busy = busyWith();
        }
    }

    private String busyWith() {
        String due = due();
        if (!due.isEmpty()) {
            return due;
        }
        long head = head();
        for (StreamingEventProcessor each :
                service().beanOf(EventProcessingConfiguration.class).eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .toList()) {
            if (!hasReadUpTo(head, each)) {
                return each.getName();
            }
        }
        // a digest tells what the inbox is known to hold: that is noted a moment later
        if (service().beanOf(NewMessages.class).position() < head) {
            return "inbox";
        }
        return head() == head ? due() : "new events";
    }

    private static boolean hasReadUpTo(long head, StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        int all = segments.stream()
                .mapToInt(status -> status.getSegment().getMask() + 1)
                .max()
                .orElse(Integer.MAX_VALUE);
        return segments.size() == all
                && segments.stream().allMatch(status -> !status.isErrorState() && position(status) >= head);
    }

    private static long position(EventTrackerStatus status) {
        var token = status.getTrackingToken();
        return token == null ? -1 : token.position().orElse(-1);
    }

    private long head() {
        return database()
                .sql("SELECT coalesce(max(global_index), 0) FROM event_store.domain_event")
                .query(Long.class)
                .single();
    }

    private String due() {
        Timestamp now = Timestamp.from(clock.instant());
        return database().sql("""
                        SELECT concat_ws(' ',
                               (SELECT 'deadlines' WHERE EXISTS (SELECT FROM command_side.deadline
                                 WHERE picked OR execution_time <= :now)),
                               (SELECT 'digests' WHERE EXISTS (SELECT FROM command_side.mail_preference
                                 WHERE next_digest <= :now)),
                               (SELECT 'mail' WHERE EXISTS (SELECT FROM command_side.mail WHERE standing = 'WAITING')),
                               (SELECT 'deliveries' WHERE EXISTS (SELECT FROM command_side.webhook_delivery
                                 WHERE state = 'WAITING')))""").param("now", now).query(String.class).single();
    }

    @Override
    public void close() {
        hands.shutdownNow();
        if (service != null) {
            stop();
        }
        mail.stop();
        other.close();
    }
}
