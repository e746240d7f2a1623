package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.DataSubject;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
@Tag("ST-J-05")
class DailyClosuresIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private static final String SCHOOL = "770001";

    private final DailyClosures closures;
    private final StudentCases cases;
    private final EventStore events;
    private final JdbcClient jdbc;

    @Autowired
    DailyClosuresIT(DailyClosures closures, StudentCases cases, EventStore events, JdbcClient jdbc) {
        this.closures = closures;
        this.cases = cases;
        this.events = events;
        this.jdbc = jdbc;
    }

    @AfterEach
    void nothingIsLeftToClose() {
        jdbc.sql("DELETE FROM command_side.student_case WHERE school = ?")
                .param(SCHOOL)
                .update();
    }

    @Test
    void a_run_that_was_cut_off_is_followed_by_one_that_closes_the_rest_and_none_twice() throws Exception {
        List<String> due = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            due.add(reported(TODAY.minusYears(18)));
        }
        String younger = reported(TODAY.minusYears(18).plusDays(1));

        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread cut = new Thread(() -> closures.run(TODAY));
        cut.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        cut.start();
        await().pollInterval(Duration.ofMillis(2)).until(() -> closed(due) > 5);
        cut.interrupt();
        cut.join();
        assertThat(failure.get()).as("the run that was cut off").isInstanceOf(CommandExecutionException.class);
        assertThat(closed(due)).as("before it was cut off").isBetween(6L, 59L);

        closures.run(TODAY);
        assertThat(closed(due)).isEqualTo(60);
        closures.run(TODAY);
        assertThat(closed(due)).isEqualTo(60);
        assertThat(due).allSatisfy(id -> assertThat(closed(List.of(id))).isEqualTo(1));
        assertThat(closed(List.of(younger))).isZero();
    }

    @Test
    @Tag("P5")
    void a_case_that_cannot_be_read_stops_only_itself_and_makes_the_run_fail() {
        String before = reported(TODAY.minusYears(18));
        reserve(UUID.randomUUID().toString(), TODAY);
        String behind = reported(TODAY.minusYears(18));

        assertThatThrownBy(() -> closures.run(TODAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 cases could not be closed");
        assertThat(closed(List.of(before, behind))).isEqualTo(2);
    }

    private String reported(LocalDate birthDate) {
        String id = UUID.randomUUID().toString();
        String student = reserve(id, Adulthood.adultOn(birthDate));
        List<CaseFileEvent> story = List.of(
                new FilingStarted(
                        id,
                        id,
                        student,
                        SCHOOL,
                        "990",
                        UNEXCUSED_ABSENCE,
                        form().bornOn(birthDate).build(),
                        "tutor-a",
                        null),
                new FilingSubmitted(id, CaseStatus.PENDING_REPORT),
                new CaseReported(id, CaseStatus.TRACKING, 17, 17));
        for (int i = 0; i < story.size(); i++) {
            events.publish(new GenericDomainEventMessage<>(
                    "CaseFile", id, i, story.get(i), MetaData.with(DataSubject.STUDENT, student)));
        }
        return id;
    }

    private String reserve(String id, LocalDate adultOn) {
        String student = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?)")
                .param(student)
                .update();
        cases.filed(id, id, student, SCHOOL, UNEXCUSED_ABSENCE, TODAY.minusDays(10));
        cases.reported(id, TODAY.minusDays(9), adultOn);
        return student;
    }

    private long closed(List<String> ids) {
        return jdbc.sql("SELECT count(*) FROM event_store.domain_event"
                        + " WHERE payload_type = 'CaseClosedAutomatically' AND aggregate_identifier IN (:ids)")
                .param("ids", ids)
                .query(Long.class)
                .single();
    }
}
