package org.rejoin.query.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingHeld;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.meeting.MeetingMinutesTaken;
import org.rejoin.event.meeting.MeetingPlanned;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.MeetingTaskWaived;
import org.rejoin.event.meeting.PupilOfMeeting;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.rejoin.query.absence.PupilNames;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What a school sees of its meetings. */
@QuerySideTest
class MeetingsIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(660_000);
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    // as lately as can be, whenever this runs
    private static final LocalDate WHENEVER = LocalDate.parse("2126-11-04");
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final Invited CHAIR = new Invited(Participant.HEAD, null);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private MeetingsProjector projector;

    @Autowired
    private PupilNames names;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String school = SCHOOLS.incrementAndGet() + "J";
    private final Actor head = staff("mo", school, Role.HEAD);
    private final String meeting = newId();
    private final String task = newId();
    private final String student = newId();
    private String pupil = newId();

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(context);
        pupil = away("羅以恩", MONDAY);
    }

    @Test
    @Tag("SOP-2.3")
    void minutes_that_come_twice_do_not_stop_what_is_read() throws Exception {
        planned(meeting, pupil);
        told(() -> projector.on(new MeetingHeld(meeting, MONDAY, List.of(CHAIR), NOW), by()));
        told(() -> projector.on(new MeetingMinutesTaken(meeting, pupil, "全家外出"), by()));
        told(() -> projector.on(new MeetingMinutesTaken(meeting, pupil, "已聯絡上"), by()));

        api.getAs(head, "/api/meetings/{id}", meeting).andExpect(jsonPath("$.pupils[*].minutes", contains("已聯絡上")));
    }

    @Test
    @Tag("SOP-3.3")
    void each_line_names_the_pupils_of_its_meeting() throws Exception {
        String other = newId();
        planned(meeting, pupil);
        planned(other, away("高子晴", MONDAY));
        told(() -> projector.on(new MeetingHeld(other, MONDAY, List.of(CHAIR), NOW), by()));

        api.getAs(head, "/api/meetings")
                .andExpect(jsonPath("$.planned[*].names[*]", contains("羅以恩")))
                .andExpect(jsonPath("$.past[*].names[*]", contains("高子晴")));
    }

    @Test
    @Tag("SOP-2.3")
    void of_a_visit_that_nobody_needs_it_is_said_why() throws Exception {
        planned(meeting, pupil);
        told(() -> projector.on(
                new MeetingTaskAssigned(task, meeting, pupil, Role.CLASS_TEACHER, true, null, MONDAY, NOW), by()));
        told(() -> projector.on(new MeetingTaskWaived(task, meeting, AbsenceWaiver.LEAVE_GRANTED, null, NOW), by()));

        api.getAs(head, "/api/meetings/{id}", meeting)
                .andExpect(jsonPath("$.tasks[0].standing").value("WAIVED"))
                .andExpect(jsonPath("$.tasks[0].waiver").value("LEAVE_GRANTED"))
                .andExpect(jsonPath("$.tasks[0].reason").doesNotExist());
    }

    @Test
    @Tag("SOP-2.3")
    void away_is_of_whom_a_day_was_recorded_lately() throws Exception {
        String left = away("高子晴", MONDAY.minusDays(30));

        List<PupilNames.Pupil> found = new DelegatingSecurityContextCallable<>(
                        () -> names.awayForLonger(MONDAY.minusDays(4), head),
                        new SecurityContextImpl(
                                UsernamePasswordAuthenticationToken.authenticated(head, null, List.of())))
                .call();

        assertThat(found)
                .extracting(PupilNames.Pupil::pupil)
                .contains(UUID.fromString(pupil))
                .doesNotContain(UUID.fromString(left));
    }

    @Test
    @Tag("SOP-3.3")
    void ten_decisions_can_be_written_down_at_once() throws Exception {
        planned(meeting, pupil);

        api.as(head, get("/meetings/{id}/hold", meeting).accept(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString("decisions.9.what")))
                .andExpect(content().string(containsString("data-another-decision")));
    }

    @Test
    @Tag("SOP-2.3")
    void visits_are_offered_of_who_is_away_by_now_too() throws Exception {
        String since = away("高子晴", WHENEVER);
        planned(meeting, MeetingKind.STAFFING, pupil);

        api.as(head, get("/meetings/{id}/hold", meeting).accept(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString("data-pupil=\"" + pupil + "\"")))
                .andExpect(content().string(containsString("data-pupil=\"" + since + "\"")));
    }

    private String away(String name, LocalDate lastDay) {
        String id = newId();
        told(() -> {
            jdbc.sql("INSERT INTO read_model.absence_pupil (watch_id, version, student_id, school, class_name, name,"
                            + " in_a_row, absent_in_semester, newest, indigenous, urgent, cause_known, vulnerable_family)"
                            + " VALUES (?, 1, ?, ?, '705', ?, 2, 2, 'ABSENT', false, false, false, false)")
                    .params(UUID.fromString(id), UUID.randomUUID(), school, name)
                    .update();
            jdbc.sql("INSERT INTO read_model.absence_day (watch_id, day, mark, recorded_at, place, recorded_by)"
                            + " VALUES (?, ?, 'ABSENT', now(), 1, 'yeh')")
                    .params(UUID.fromString(id), lastDay)
                    .update();
        });
        return id;
    }

    private void planned(String id, String about) {
        planned(id, MeetingKind.RESPONSE, about);
    }

    private void planned(String id, MeetingKind kind, String about) {
        told(() -> projector.on(
                new MeetingPlanned(
                        id,
                        school,
                        kind,
                        MONDAY,
                        MONDAY,
                        "14:30",
                        "校長室",
                        List.of(new PupilOfMeeting(about, student)),
                        List.of(CHAIR),
                        NOW),
                by()));
    }

    private void told(Runnable what) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> what.run());
    }

    private MetaData by() {
        return MetaData.from(head.toMetaData()).and(DataSubject.STUDENT, student);
    }
}
