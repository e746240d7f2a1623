package org.rejoin.query.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.DropoutReported;
import org.rejoin.event.absence.DropoutRiskChanged;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.absence.LeavingWithdrawn;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.absence.PupilCameBack;
import org.rejoin.event.absence.PupilChangedClass;
import org.rejoin.event.absence.PupilConditionsDeclared;
import org.rejoin.event.absence.PupilLeft;
import org.rejoin.event.absence.PupilWatched;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.query.Api;
import org.rejoin.query.Projection;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

/** What a school sees of a pupil who stays away: days, duties, and what was written for whom. */
@QuerySideTest
class AbsenceIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(640_000);
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final Instant MORNING = Instant.parse("2026-11-02T00:30:00Z");
    private static final Instant LATER = Instant.parse("2026-11-02T06:30:00Z");
    private static final Instant LONG_PAST = Instant.parse("2026-11-02T16:00:00Z");
    private static final Instant FAR_AWAY = Instant.parse("2126-11-02T16:00:00Z");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private AbsenceProjector projector;

    @Autowired
    private Pupils pupils;

    @Autowired
    private DropoutReports reports;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String school = SCHOOLS.incrementAndGet() + "J";
    private final Actor teacher = staff("yeh", school, Role.CLASS_TEACHER);
    private final Actor affairs = staff("chien", school, Role.STUDENT_AFFAIRS);
    private final Actor registry = staff("lai", school, Role.REGISTRY);
    private final Actor counselling = staff("wen", school, Role.COUNSELLING_OFFICE);
    private final Actor head = staff("mo", school, Role.HEAD);
    private final String pupil = newId();
    private final String student = newId();
    private final String contact = newId();
    private final String causes = newId();

    private Api api;
    private Projection projection;

    @BeforeEach
    void awayOnMonday() {
        api = new Api(context);
        projection = new Projection(projector, transactions);
        projection.on(new PupilWatched(pupil, student, school, "羅以恩", "705"), MORNING, teacher);
        projection.on(recorded(MONDAY, Mark.ABSENT, null, MORNING, 1), MORNING, teacher);
        projection.on(opened(contact, AbsenceDutyKind.CONTACT_FAMILY, Role.CLASS_TEACHER, FAR_AWAY), MORNING, teacher);
        projection.on(
                opened(causes, AbsenceDutyKind.DISCUSS_CAUSES, Role.COUNSELLING_OFFICE, LONG_PAST), MORNING, teacher);
    }

    @Test
    @Tag("SOP-0.1")
    @Tag("ST-EH-01")
    void the_board_tells_day_and_tasks_and_nothing_anybody_wrote() throws Exception {
        projection.on(met(causes, "家中經濟困難"), LATER, counselling);

        see(head, "")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].name").value("羅以恩"))
                .andExpect(jsonPath("$[0].inARow").value(1))
                .andExpect(jsonPath("$[0].open").value(1))
                .andExpect(jsonPath("$[0].overdue").value(0))
                .andExpect(jsonPath("$[0].reported").value(false))
                .andExpect(jsonPath("$[0].waiting", contains("CLASS_TEACHER")))
                .andExpect(content().string(not(containsString("家中經濟困難"))));
    }

    @Test
    @Tag("ST-EH-03")
    void a_duty_has_the_words_of_the_school_and_the_rules_it_follows_from() throws Exception {
        projection.on(
                opened(
                        contact,
                        AbsenceDutyKind.CONTACT_FAMILY,
                        Role.CLASS_TEACHER,
                        FAR_AWAY,
                        new Wording("電訪家長並告知學務處", null)),
                LATER,
                teacher);

        see(teacher, "/duties?role=CLASS_TEACHER")
                .andExpect(jsonPath("$[0].wording.zh").value("電訪家長並告知學務處"))
                .andExpect(jsonPath("$[0].ruleSet").value("TAO/JUNIOR_HIGH/0"));
        see(teacher, "/duties").andExpect(jsonPath("$[0].wording").doesNotExist());
    }

    @Test
    @Tag("ST-ES-01")
    void a_monthly_check_tells_for_which_counts_it_was_opened() throws Exception {
        String check = newId();
        LocalDate october = LocalDate.parse("2026-10-30");
        projection.on(
                opened(
                        check,
                        AbsenceDutyKind.MONTHLY_CHECK,
                        Role.STUDENT_AFFAIRS,
                        FAR_AWAY,
                        null,
                        new CountsReached(october, 0, 6, 6)),
                LATER,
                teacher);

        see(affairs, "/duties?role=STUDENT_AFFAIRS")
                .andExpect(jsonPath("$[0].reached.upTo").value("2026-10-30"))
                .andExpect(jsonPath("$[0].reached.leavesInMonth").value(6))
                .andExpect(jsonPath("$[0].reached.leaveDaysInSemester").value(6));
        see(affairs, "/duties?role=CLASS_TEACHER")
                .andExpect(jsonPath("$[0].reached").doesNotExist());
        page(affairs, "/pupils").andExpect(content().string(containsString("該月請假 6 次")));
        page(affairs, "/pupils/" + pupil + "/duties/" + check)
                .andExpect(content().string(containsString("該月請假 6 次")));
    }

    @Test
    void what_waits_is_told_by_office_the_most_urgent_first() throws Exception {
        see(teacher, "/duties")
                .andExpect(jsonPath("$[*].kind", contains("DISCUSS_CAUSES", "CONTACT_FAMILY")))
                .andExpect(jsonPath("$[*].standing", contains("OVERDUE", "OPEN")));
        see(teacher, "/duties?role=CLASS_TEACHER").andExpect(jsonPath("$[*].dutyId", contains(contact)));
        see(registry, "/duties?role=REGISTRY").andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    @Tag("R-HL-32")
    void a_day_that_became_leave_by_a_study_elsewhere_was_corrected_by_nobody() throws Exception {
        projection.on(
                new AttendanceCorrected(
                        pupil,
                        MONDAY,
                        Mark.LEAVE_GRANTED,
                        LeaveKind.SPECIAL,
                        Mark.ABSENT,
                        LATER,
                        null,
                        0,
                        0,
                        "TAO/JUNIOR_HIGH/0"),
                LATER,
                Actor.SYSTEM);

        see(teacher, "/" + pupil)
                .andExpect(jsonPath("$.days[0].mark").value("LEAVE_GRANTED"))
                .andExpect(jsonPath("$.days[0].recordedBy").value("system"))
                .andExpect(jsonPath("$.days[0].reason").doesNotExist());
    }

    @Test
    @Tag("ST-EC-01")
    @Tag("SOP-2.5")
    void what_the_counselling_office_wrote_it_and_the_head_read_and_nobody_else() throws Exception {
        projection.on(met(causes, "家中經濟困難"), LATER, counselling);
        projection.on(met(contact, "母親說他出門了"), LATER, teacher);

        for (Actor reader : List.of(counselling, head)) {
            see(reader, "/" + pupil).andExpect(content().string(containsString("家中經濟困難")));
        }
        for (Actor reader : List.of(teacher, affairs, registry)) {
            see(reader, "/" + pupil).andExpect(content().string(not(containsString("家中經濟困難"))));
        }
        see(affairs, "/" + pupil).andExpect(content().string(containsString("母親說他出門了")));
        see(registry, "/" + pupil)
                .andExpect(content().string(not(containsString("母親說他出門了"))))
                .andExpect(jsonPath("$.duties[0].standing").value("MET"))
                .andExpect(jsonPath("$.duties[0].endedBy").value("yeh"))
                .andExpect(jsonPath("$.duties[0].participants", contains("PARENTS")))
                .andExpect(jsonPath("$.duties[0].findings", contains("STABLE")));
    }

    @Test
    @Tag("R-SCOPE-04")
    void of_a_day_what_was_recorded_last_stands_however_late_it_is_heard() throws Exception {
        mondayIsExcused();
        projection.on(recorded(MONDAY, Mark.PRESENT, null, MORNING, 0), LATER, teacher);
        projection.on(new AbsenceDutyWaived(contact, pupil, AbsenceWaiver.LEAVE_GRANTED, null, LATER), LATER, affairs);

        see(teacher, "/" + pupil)
                .andExpect(jsonPath("$.days", hasSize(1)))
                .andExpect(jsonPath("$.days[0].mark").value("LEAVE_GRANTED"))
                .andExpect(jsonPath("$.days[0].leave").value("SICK"))
                .andExpect(jsonPath("$.days[0].reason").value("補附住院證明"))
                .andExpect(jsonPath("$.inARow").value(0))
                .andExpect(jsonPath("$.duties[0].waiver").value("LEAVE_GRANTED"));
    }

    @Test
    @Tag("R-HL-30")
    void who_left_is_on_no_list_from_that_day_on_and_may_come_back() throws Exception {
        LocalDate gone = MONDAY.plusDays(3);
        projection.on(
                new PupilLeft(pupil, gone, LeavingCause.TRANSFERRED, LeavingSource.TRANSFER, LATER), LATER, registry);

        see(head, "").andExpect(jsonPath("$", hasSize(0)));
        assertThat(list("705", gone)).isEmpty();
        assertThat(list("705", gone.minusDays(1))).hasSize(1);
        see(teacher, "/" + pupil)
                .andExpect(jsonPath("$.leftOn").value(gone.toString()))
                .andExpect(jsonPath("$.leftFor").value("TRANSFERRED"))
                .andExpect(jsonPath("$.inARow").value(0));

        projection.on(
                new PupilLeft(pupil, gone.plusDays(3), LeavingCause.WENT_ABROAD, LeavingSource.REGISTER, LATER),
                LATER,
                registry);
        see(teacher, "/" + pupil).andExpect(jsonPath("$.leftFor").value("TRANSFERRED"));
        projection.on(new LeavingWithdrawn(pupil, gone, LeavingSource.TRANSFER, null, null, 1, LATER), LATER, registry);
        see(head, "").andExpect(jsonPath("$", hasSize(1)));
        assertThat(list("705", gone)).hasSize(1);
    }

    @Test
    @Tag("R-HL-30")
    void the_police_look_for_nobody_who_left_nor_for_who_came_back() throws Exception {
        String report = newId();
        projection.on(opened(report, AbsenceDutyKind.DROPOUT_REPORT, Role.REGISTRY, FAR_AWAY), MORNING, registry);
        projection.on(
                new DropoutReported(
                        report,
                        pupil,
                        MONDAY,
                        "1150001",
                        DropoutGround.WITHOUT_LEAVE,
                        "115-101",
                        List.of(),
                        115,
                        null,
                        List.of(MONDAY),
                        "A123456789",
                        "賴組長",
                        "03-1234567",
                        MORNING),
                MORNING,
                registry);
        assertThat(wanted()).hasSize(1);

        LocalDate gone = MONDAY.plusDays(3);
        projection.on(new PupilLeft(pupil, gone, LeavingCause.DIED, LeavingSource.REGISTER, LATER), LATER, registry);
        assertThat(wanted()).isEmpty();
        projection.on(new LeavingWithdrawn(pupil, gone, LeavingSource.REGISTER, null, null, 1, LATER), LATER, registry);
        assertThat(wanted()).hasSize(1);
        projection.on(
                new PupilLeft(pupil, gone, LeavingCause.TRANSFERRED, LeavingSource.TRANSFER, LATER), LATER, registry);
        projection.on(met(report, ""), LATER, registry);
        for (String duty : List.of(contact, causes)) {
            projection.on(new AbsenceDutyWaived(duty, pupil, AbsenceWaiver.TRANSFERRED, null, LATER), LATER, registry);
        }
        projection.on(new PupilCameBack(pupil, gone.plusDays(5), LeavingSource.REGISTER, LATER), LATER, registry);
        assertThat(wanted()).isEmpty();
        see(head, "").andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void who_is_in_another_class_is_on_its_list_and_on_no_other() throws Exception {
        projection.on(new PupilChangedClass(pupil, "805"), LATER, teacher);

        assertThat(list("705", MONDAY.plusDays(1))).isEmpty();
        assertThat(list("805", MONDAY.plusDays(1))).hasSize(1);
        see(teacher, "/" + pupil).andExpect(jsonPath("$.className").value("805"));
    }

    private List<ClassLine> list(String className, LocalDate day) throws Exception {
        return as(teacher, () -> pupils.ofClass(className, day, teacher));
    }

    private List<WantedPupil> wanted() throws Exception {
        return as(registry, () -> reports.wanted(registry));
    }

    @Test
    @Tag("SOP-0.1")
    void on_leave_is_neither_away_nor_back() throws Exception {
        projection.on(recorded(MONDAY.plusDays(1), Mark.LEAVE_GRANTED, LeaveKind.SICK, LATER, 0), LATER, teacher);

        see(head, "")
                .andExpect(jsonPath("$[0].inARow").value(0))
                .andExpect(jsonPath("$[0].onLeave").value(true));
        List<ClassLine> list = new DelegatingSecurityContextCallable<>(
                        () -> pupils.ofClass("705", MONDAY.plusDays(2), teacher),
                        new SecurityContextImpl(
                                UsernamePasswordAuthenticationToken.authenticated(teacher, null, List.of())))
                .call();
        assertThat(list).as("nobody is presumed to be back").isNotEmpty().allMatch(ClassLine::awayBefore);
    }

    @Test
    @Tag("SOP-0.1")
    @Tag("SOP-4.0")
    @Tag("ST-EH-01")
    void who_is_at_risk_is_on_the_board_though_there_and_with_nothing_open() throws Exception {
        String other = newId();
        CountsReached counts = new CountsReached(MONDAY, 9, 0, 0);
        projection.on(new PupilWatched(other, newId(), school, "江小月", "706"), MORNING, teacher);
        projection.on(
                new AttendanceRecorded(other, MONDAY, Mark.PRESENT, null, null, MORNING, 0, 9, "TAO/JUNIOR_HIGH/0"),
                MORNING,
                teacher);
        see(head, "").andExpect(jsonPath("$", hasSize(1)));

        projection.on(new DropoutRiskChanged(other, true, true, counts, "TAO/JUNIOR_HIGH/0"), LATER, teacher);
        projection.replay();
        see(head, "")
                .andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].longAbsence").value(false))
                .andExpect(jsonPath("$[1].name").value("江小月"))
                .andExpect(jsonPath("$[1].longAbsence").value(true))
                .andExpect(jsonPath("$[1].longLeave").value(true))
                .andExpect(jsonPath("$[1].inARow").value(0));
        page(head, "/board")
                .andExpect(content().string(containsString("江小月")))
                .andExpect(content().string(containsString("長期請假</span>")));

        projection.on(new DropoutRiskChanged(other, false, false, counts, "TAO/JUNIOR_HIGH/0"), LATER, teacher);
        see(head, "").andExpect(jsonPath("$", hasSize(1)));

        projection.on(new DropoutRiskChanged(other, false, true, counts, "TAO/JUNIOR_HIGH/0"), LATER, teacher);
        see(head, "").andExpect(jsonPath("$", hasSize(2)));
        projection.on(
                new PupilLeft(other, MONDAY.plusDays(1), LeavingCause.TRANSFERRED, LeavingSource.TRANSFER, LATER),
                LATER,
                registry);
        see(head, "").andExpect(jsonPath("$", hasSize(1)));
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("ST-EH-01")
    void a_reported_dropout_is_one_until_the_closing_evaluation() throws Exception {
        reportedAndBack();
        String closing = newId();
        projection.on(
                opened(closing, AbsenceDutyKind.CLOSING_EVALUATION, Role.COUNSELLING_OFFICE, FAR_AWAY),
                LATER,
                counselling);
        see(head, "").andExpect(jsonPath("$[0].reported").value(true));

        projection.on(evaluated(closing, Finding.NOT_STABLE), LATER, counselling);
        see(head, "").andExpect(jsonPath("$[0].reported").value(true));

        String next = newId();
        projection.on(
                opened(next, AbsenceDutyKind.CLOSING_EVALUATION, Role.COUNSELLING_OFFICE, FAR_AWAY),
                LATER,
                counselling);
        projection.on(evaluated(next, Finding.STABLE), LATER, counselling);
        see(head, "").andExpect(jsonPath("$[0].reported").value(false));
    }

    @Test
    @Tag("R-SCOPE-04")
    void who_was_reported_of_an_absence_that_is_excused_is_no_dropout() throws Exception {
        reportedAndBack();
        mondayIsExcused();

        see(head, "").andExpect(jsonPath("$[0].reported").value(false));
    }

    private ResultActions page(Actor actor, String path) throws Exception {
        return api.as(actor, get(path).accept(MediaType.TEXT_HTML)).andExpect(status().isOk());
    }

    private void reportedAndBack() {
        dutyToReportMet();
        projection.on(recorded(MONDAY.plusDays(1), Mark.ARRIVED, null, LATER, 0), LATER, teacher);
    }

    private void dutyToReportMet() {
        String report = newId();
        projection.on(opened(report, AbsenceDutyKind.DROPOUT_REPORT, Role.REGISTRY, FAR_AWAY), MORNING, registry);
        projection.on(
                new AbsenceDutyMet(report, pupil, MONDAY, List.of(), List.of(), "示範字第1號", null, MORNING),
                MORNING,
                registry);
    }

    private AbsenceDutyMet evaluated(String id, Finding finding) {
        return new AbsenceDutyMet(id, pupil, MONDAY.plusMonths(2), List.of(), List.of(finding), null, "", LATER);
    }

    @Test
    void what_was_urgent_ends_with_the_absence_and_a_report_is_not_one_of_the_next() throws Exception {
        projection.on(
                new PupilConditionsDeclared(pupil, MONDAY, true, true, true, "離家", true, MORNING), MORNING, teacher);
        dutyToReportMet();
        see(head, "").andExpect(jsonPath("$[0].reported").value(true));

        projection.on(recorded(MONDAY.plusDays(1), Mark.ARRIVED, null, LATER, 0), LATER, teacher);

        see(head, "").andExpect(jsonPath("$[0].reported").value(true));
        projection.on(recorded(MONDAY.plusDays(2), Mark.ABSENT, null, LATER, 1), LATER, teacher);
        see(head, "").andExpect(jsonPath("$[0].reported").value(false));
        see(teacher, "/" + pupil)
                .andExpect(jsonPath("$.indigenous").value(true))
                .andExpect(jsonPath("$.urgent").value(false))
                .andExpect(jsonPath("$.causeKnown").value(false))
                .andExpect(jsonPath("$.cause").doesNotExist());
    }

    @Test
    void a_duty_that_arises_again_is_owed_again_and_missed_it_stays() throws Exception {
        projection.on(new AbsenceDutyMissed(causes, pupil, LONG_PAST), LATER, teacher);
        projection.on(
                new AbsenceDutyWaived(causes, pupil, AbsenceWaiver.BY_SCHOOL, "已由社工處理", LATER), LATER, counselling);
        see(head, "/duties").andExpect(jsonPath("$[*].dutyId", contains(contact)));
        projection.on(
                opened(causes, AbsenceDutyKind.DISCUSS_CAUSES, Role.COUNSELLING_OFFICE, FAR_AWAY), LATER, teacher);

        see(head, "/" + pupil)
                .andExpect(jsonPath("$.duties[1].standing").value("OPEN"))
                .andExpect(jsonPath("$.duties[1].missed").value(true))
                .andExpect(jsonPath("$.duties[1].waiver").doesNotExist());
        projection.replay();
        see(head, "/" + pupil)
                .andExpect(jsonPath("$.version").value(6))
                .andExpect(jsonPath("$.duties[1].missed").value(true));
    }

    @Test
    @Tag("c18")
    void nobody_else_of_the_school_and_nobody_of_another_one_sees_a_pupil() throws Exception {
        for (Role role : List.of(Role.PRINCIPAL_REPORTER, Role.TUTOR, Role.COUNSELLOR, Role.SENIOR_MANAGER)) {
            api.getAs(staff("other", school, role), "/api/pupils").andExpect(status().isForbidden());
        }
        Actor elsewhere = staff("yeh", "640000J", Role.CLASS_TEACHER);
        see(elsewhere, "").andExpect(jsonPath("$", hasSize(0)));
        api.getAs(elsewhere, "/api/pupils/" + pupil).andExpect(status().isNotFound());
        api.getAs(teacher, "/api/pupils/" + newId()).andExpect(status().isNotFound());
    }

    @Test
    void what_is_known_of_a_pupil_is_what_was_said_last() throws Exception {
        projection.on(new PupilConditionsDeclared(pupil, MONDAY, true, true, true, "離家", true, LATER), LATER, teacher);
        see(teacher, "/" + pupil)
                .andExpect(jsonPath("$.indigenous").value(true))
                .andExpect(jsonPath("$.cause").value("離家"));
        see(registry, "/" + pupil).andExpect(jsonPath("$.cause").doesNotExist());

        projection.on(
                new PupilConditionsDeclared(pupil, MONDAY, true, false, false, null, false, LATER), LATER, teacher);
        see(teacher, "/" + pupil)
                .andExpect(jsonPath("$.urgent").value(false))
                .andExpect(jsonPath("$.cause").doesNotExist());
    }

    @Test
    void of_an_erased_pupil_neither_name_nor_words_are_left() throws Exception {
        projection.on(met(contact, "母親說他出門了"), LATER, teacher);
        for (DataClass of : List.of(DataClass.REGISTER, DataClass.COUNSELLING)) {
            projection.on(new ErasureCarriedOut(newId(), student, of, List.of()), LATER, teacher);
        }

        see(head, "/" + pupil)
                .andExpect(jsonPath("$.duties[0].standing").value("MET"))
                .andExpect(content().string(not(containsString("羅以恩"))))
                .andExpect(content().string(not(containsString("母親說他出門了"))));
    }

    @Test
    @Tag("SOP-4.2")
    void what_was_reported_is_there_for_its_papers_until_the_pupil_is_erased() throws Exception {
        reportTold(MONDAY);

        ReportedDropout found = as(registry, () -> reports.newestOf(UUID.fromString(pupil), registry))
                .orElseThrow();
        assertThat(found.nationalId()).isEqualTo("A123456789");
        assertThat(found.absentOn()).containsExactly(MONDAY);
        assertThat(found.furtherReasons()).containsExactly("FAMILY_CARE", "SCHOOL_BULLYING");
        assertThat(as(head, () -> reports.wanted(head))).hasSize(1);

        for (DataClass of : List.of(DataClass.REGISTER, DataClass.COUNSELLING)) {
            projection.on(new ErasureCarriedOut(newId(), student, of, List.of()), LATER, teacher);
        }
        ReportedDropout left = as(registry, () -> reports.newestOf(UUID.fromString(pupil), registry))
                .orElseThrow();
        assertThat(left.nationalId()).isNull();
        assertThat(List.of(left.contactName(), left.contactPhone(), String.valueOf(left.other())))
                .doesNotContain("賴組長", "03-1234567", "隨家人搬遷不定");
    }

    @Test
    void who_was_seen_again_is_not_searched_for() throws Exception {
        reportTold(MONDAY);
        projection.on(recorded(MONDAY.plusDays(1), Mark.PRESENT, null, LATER, 0), LATER, teacher);

        assertThat(as(head, () -> reports.wanted(head))).isEmpty();
    }

    @Test
    void who_turned_out_to_have_leave_is_not_searched_for() throws Exception {
        reportTold(MONDAY);
        projection.on(recorded(MONDAY.plusDays(1), Mark.LEAVE_GRANTED, LeaveKind.SICK, LATER, 0), LATER, teacher);
        assertThat(as(head, () -> reports.wanted(head))).as("leave later on").hasSize(1);

        mondayIsExcused();
        assertThat(as(head, () -> reports.wanted(head))).isEmpty();
    }

    @Test
    void of_two_reports_of_a_pupil_the_newest_is_the_one_of_the_search() throws Exception {
        for (LocalDate day : List.of(MONDAY, MONDAY.plusDays(7))) {
            reportTold(day);
        }

        assertThat(as(head, () -> reports.wanted(head)))
                .singleElement()
                .matches(wanted -> wanted.report().reportedOn().equals(MONDAY.plusDays(7)));
    }

    @Test
    @Tag("SOP-4.2")
    void a_corrected_report_is_what_every_paper_says_and_what_was_told_before_stays() throws Exception {
        String duty = reportTold(MONDAY);
        projection.on(met(duty, "已通報"), MORNING, registry);
        projection.on(corrected(duty, MONDAY.plusDays(1), "1150002", "編號誤植"), LATER, head);
        projection.on(corrected(duty, MONDAY.plusDays(1), "1150003", "又誤植"), LATER.plusSeconds(60), registry);

        UUID id = UUID.fromString(pupil);
        assertThat(as(registry, () -> reports.newestOf(id, registry))).hasValueSatisfying(told -> assertThat(told)
                .returns("1150003", ReportedDropout::reference)
                .returns(MONDAY.plusDays(1), ReportedDropout::reportedOn)
                .returns("A123456789", ReportedDropout::nationalId)
                .returns(List.of(), ReportedDropout::furtherReasons));
        assertThat(as(head, () -> reports.beforeCorrections(id, head)))
                .extracting(
                        ReportBefore::reference,
                        ReportBefore::toldBy,
                        ReportBefore::correctedBy,
                        ReportBefore::reason,
                        ReportBefore::other)
                .containsExactly(
                        tuple("1150002", "mo", "lai", "又誤植", null), tuple("1150001", "lai", "mo", "編號誤植", "隨家人搬遷不定"));
        see(registry, "/" + pupil)
                .andExpect(jsonPath("$.duties[?(@.kind == 'DROPOUT_REPORT')].reference", contains("1150003")))
                .andExpect(jsonPath("$.duties[?(@.kind == 'DROPOUT_REPORT')].doneOn", contains("2026-11-03")));

        projection.on(new ErasureCarriedOut(newId(), student, DataClass.COUNSELLING, List.of()), LATER, Actor.SYSTEM);
        assertThat(as(head, () -> reports.beforeCorrections(id, head)))
                .allSatisfy(before -> assertThat(before.reason()).isNotEqualTo("編號誤植"));
    }

    private DropoutReportCorrected corrected(String duty, LocalDate day, String reference, String reason) {
        return new DropoutReportCorrected(
                duty,
                pupil,
                day,
                reference,
                DropoutGround.WITHOUT_LEAVE,
                "FAMILY_CARE",
                List.of(),
                115,
                null,
                "賴組長",
                "03-1234567",
                reason,
                LATER);
    }

    private void mondayIsExcused() {
        projection.on(
                new AttendanceCorrected(
                        pupil,
                        MONDAY,
                        Mark.LEAVE_GRANTED,
                        LeaveKind.SICK,
                        null,
                        LATER,
                        "補附住院證明",
                        0,
                        0,
                        "TAO/JUNIOR_HIGH/0"),
                LATER,
                affairs);
    }

    /** @return the duty of the report */
    private String reportTold(LocalDate day) {
        String report = newId();
        projection.on(opened(report, AbsenceDutyKind.DROPOUT_REPORT, Role.REGISTRY, FAR_AWAY), MORNING, registry);
        projection.on(reported(report, day), MORNING, registry);
        return report;
    }

    private DropoutReported reported(String duty, LocalDate day) {
        return new DropoutReported(
                duty,
                pupil,
                day,
                "1150001",
                DropoutGround.WITHOUT_LEAVE,
                "FAMILY_OTHER",
                List.of("FAMILY_CARE", "SCHOOL_BULLYING"),
                115,
                "隨家人搬遷不定",
                List.of(MONDAY),
                "A123456789",
                "賴組長",
                "03-1234567",
                MORNING);
    }

    private static <T> T as(Actor reader, Callable<T> question) throws Exception {
        return new DelegatingSecurityContextCallable<>(
                        question,
                        new SecurityContextImpl(
                                UsernamePasswordAuthenticationToken.authenticated(reader, null, List.of())))
                .call();
    }

    private ResultActions see(Actor actor, String path) throws Exception {
        return api.getAs(actor, "/api/pupils" + path).andExpect(status().isOk());
    }

    private AttendanceRecorded recorded(LocalDate day, Mark mark, @Nullable LeaveKind leave, Instant at, int inARow) {
        return new AttendanceRecorded(pupil, day, mark, leave, null, at, inARow, inARow, "TAO/JUNIOR_HIGH/0");
    }

    private AbsenceDutyOpened opened(String id, AbsenceDutyKind kind, Role role, Instant deadline) {
        return opened(id, kind, role, deadline, null);
    }

    private AbsenceDutyOpened opened(
            String id, AbsenceDutyKind kind, Role role, Instant deadline, @Nullable Wording wording) {
        return opened(id, kind, role, deadline, wording, null);
    }

    private AbsenceDutyOpened opened(
            String id,
            AbsenceDutyKind kind,
            Role role,
            Instant deadline,
            @Nullable Wording wording,
            @Nullable CountsReached reached) {
        return new AbsenceDutyOpened(
                id,
                pupil,
                school,
                kind,
                List.of(role),
                MONDAY,
                1,
                MONDAY,
                deadline,
                EvidenceKind.RECORD,
                kind == AbsenceDutyKind.CONTACT_FAMILY ? "SOP-1.1" : "SOP-2.5",
                "TAO/JUNIOR_HIGH/0",
                wording,
                reached);
    }

    private AbsenceDutyMet met(String id, String note) {
        return new AbsenceDutyMet(
                id, pupil, MONDAY, List.of(Participant.PARENTS), List.of(Finding.STABLE), null, note, LATER);
    }
}
