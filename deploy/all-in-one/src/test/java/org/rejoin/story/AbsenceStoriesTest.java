package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.browser.AbsenceByKeyboard;
import org.rejoin.signin.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Days 0 to 4 at 清泉國中, each story in a week of its own: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class AbsenceStoriesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Random RANDOM = new Random();
    private static final LocalDate FIRST_MONDAY = LocalDate.parse("2026-11-02");
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();

    private final Person teacher = person("class-teacher-j");
    private final Person affairs = person("student-affairs-j");
    private final Person registry = person("registry-j");
    private final Person counselling = person("counselling-j");
    private final Person head = person("head-j");

    private LocalDate monday = FIRST_MONDAY;

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("ST-ET-01")
    @Tag("SOP-1.1")
    @Tag("SOP-1.2")
    @Tag("L01")
    void a_st_et_01_day_one_the_class_teacher_contacts_the_family() {
        week(0);
        String pupil = away("羅以恩", DayOfWeek.MONDAY);

        assertThat(pupilOf(teacher, pupil).path("inARow").asInt()).isEqualTo(1);
        JsonNode contact = duty(teacher, pupil, "CONTACT_FAMILY");
        assertThat(contact.path("evidence").asString()).isEqualTo("CONTACT");
        assertThat(waiting(teacher, "CLASS_TEACHER", pupil)).containsExactly("CONTACT_FAMILY");
        assertThat(waiting(affairs, "STUDENT_AFFAIRS", pupil)).isEmpty();

        says(pupil, true, false, false);
        assertThat(waiting(affairs, "STUDENT_AFFAIRS", pupil)).containsExactly("CONTACT_INDIGENOUS_WORKER");

        meets(teacher, pupil, "CONTACT_FAMILY", done(DayOfWeek.MONDAY).put("note", "與母親通話，孩子不願起床"))
                .is(204);
        JsonNode met = duty(affairs, pupil, "CONTACT_FAMILY");
        assertThat(met.path("standing").asString()).isEqualTo("MET");
        assertThat(met.path("endedBy").asString()).isEqualTo("class-teacher-j");
        assertThat(met.path("endedAt").asString()).startsWith("2026-11-02T");
        assertThat(met.path("note").asString()).isEqualTo("與母親通話，孩子不願起床");
    }

    @Test
    @Tag("ST-ET-02")
    @Tag("SOP-1.3")
    void b_st_et_02_it_sounds_dangerous_and_somebody_is_sent_at_once() {
        week(1);
        String pupil = away("羅以恩", DayOfWeek.MONDAY);
        says(pupil, false, true, false);

        JsonNode visit = duty(affairs, pupil, "URGENT_HOME_VISIT");
        assertThat(visit.path("standing").asString()).isEqualTo("OPEN");
        assertThat(visit.path("dueOn").asString()).isEqualTo(monday.toString());
        assertThat(waiting(affairs, "STUDENT_AFFAIRS", pupil)).containsExactly("URGENT_HOME_VISIT");
        assertThat(told(affairs, pupil)).containsExactly("TASKS_CAME_UP");
    }

    @Test
    @Tag("ST-ET-03")
    @Tag("R-SCOPE-04")
    @Tag("R-SCOPE-13")
    void c_st_et_03_leave_granted_afterwards_waives_what_is_open_and_keeps_what_was_done() {
        week(2);
        String id = Student.nationalId(RANDOM);
        String pupil = away("羅以恩", id, DayOfWeek.MONDAY);
        meets(teacher, pupil, "CONTACT_FAMILY", done(DayOfWeek.MONDAY).put("note", "無人接聽"))
                .is(204);
        away("羅以恩", id, DayOfWeek.TUESDAY);
        away("羅以恩", id, DayOfWeek.WEDNESDAY);
        assertThat(pupilOf(teacher, pupil).path("inARow").asInt()).isEqualTo(3);
        assertThat(waiting(registry, "REGISTRY", pupil)).containsExactly("REGISTERED_LETTER");

        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)) {
            affairs.puts(
                            "/api/pupils/" + pupil + "/attendance/" + on(day),
                            Form.because("補附住院證明").put("mark", "LEAVE_GRANTED").put("leave", "SICK"))
                    .is(204);
        }

        JsonNode after = pupilOf(teacher, pupil);
        assertThat(after.path("inARow").asInt()).isEqualTo(1);
        assertThat(duty(teacher, pupil, "CONTACT_FAMILY", on(DayOfWeek.MONDAY))
                        .path("standing")
                        .asString())
                .isEqualTo("MET");
        for (String waived : List.of("JOINT_HOME_VISIT", "REGISTERED_LETTER", "CONTINUED_HOME_VISIT")) {
            JsonNode duty = duty(registry, pupil, waived);
            assertThat(duty.path("standing").asString()).as(waived).isEqualTo("WAIVED");
            assertThat(duty.path("waiver").asString()).as(waived).isEqualTo("LEAVE_GRANTED");
        }
        assertThat(waiting(registry, "REGISTRY", pupil)).isEmpty();
        assertThat(told(registry, pupil)).containsExactly("TASKS_WAIVED", "TASKS_CAME_UP");

        records("羅以恩", id, DayOfWeek.THURSDAY, "LEAVE_REFUSED");
        assertThat(pupilOf(teacher, pupil).path("inARow").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("ST-ET-04")
    @Tag("L24")
    void d_st_et_04_a_weekend_does_not_count_and_an_arrival_begins_anew_while_the_semester_goes_on() {
        week(3);
        String id = Student.nationalId(RANDOM);
        String pupil = away("羅以恩", id, DayOfWeek.FRIDAY);
        week(4);
        away("羅以恩", id, DayOfWeek.MONDAY);
        away("羅以恩", id, DayOfWeek.TUESDAY);
        assertThat(pupilOf(teacher, pupil).path("inARow").asInt()).isEqualTo(3);
        records("羅以恩", id, DayOfWeek.WEDNESDAY, "PRESENT");
        assertThat(pupilOf(teacher, pupil).path("inARow").asInt()).isZero();
        away("羅以恩", id, DayOfWeek.THURSDAY);

        JsonNode now = pupilOf(teacher, pupil);
        assertThat(now.path("inARow").asInt()).isEqualTo(1);
        assertThat(now.path("absentInSemester").asInt()).isEqualTo(4);
        assertThat(kinds(now)).doesNotContain("DROPOUT_REPORT");
    }

    @Test
    @Tag("ST-ES-02")
    @Tag("ST-EC-01")
    @Tag("SOP-2.1")
    @Tag("SOP-2.2")
    @Tag("SOP-2.4")
    @Tag("SOP-2.5")
    void e_st_es_02_day_two_the_visit_is_joint_and_the_counselling_office_gets_the_records() {
        week(5);
        String id = Student.nationalId(RANDOM);
        String pupil = away("羅以恩", id, DayOfWeek.MONDAY);
        away("羅以恩", id, DayOfWeek.TUESDAY);
        says(pupil, true, false, false);

        ObjectNode alone = done(DayOfWeek.TUESDAY).put("note", "家中無人應門");
        alone.set("participants", Form.array("STUDENT_AFFAIRS"));
        assertThat(meets(affairs, pupil, "JOINT_HOME_VISIT", alone)
                        .isProblem(400)
                        .text())
                .contains("CLASS_TEACHER_MISSING", "INDIGENOUS_WORKER_MISSING");
        ObjectNode joint = done(DayOfWeek.TUESDAY).put("note", "家中無人應門");
        joint.set("participants", Form.array("STUDENT_AFFAIRS", "CLASS_TEACHER", "INDIGENOUS_WORKER"));
        meets(affairs, pupil, "JOINT_HOME_VISIT", joint).is(204);
        meets(affairs, pupil, "LIST_TO_COUNSELLING", done(DayOfWeek.TUESDAY).put("note", "名單與紀錄已交溫老師"))
                .is(204);

        assertThat(duty(counselling, pupil, "JOINT_HOME_VISIT").path("note").asString())
                .isEqualTo("家中無人應門");
        assertThat(duty(counselling, pupil, "LIST_TO_COUNSELLING").path("note").asString())
                .isEqualTo("名單與紀錄已交溫老師");
        assertThat(waiting(counselling, "COUNSELLING_OFFICE", pupil)).containsExactly("DISCUSS_CAUSES");
        assertThat(told(counselling, pupil)).contains("TASK_DONE");
        assertThat(told(teacher, pupil)).contains("TASK_DONE");

        meets(counselling, pupil, "DISCUSS_CAUSES", done(DayOfWeek.TUESDAY).put("note", "家庭關係緊張"))
                .is(204);
        for (Person reader : List.of(counselling, head)) {
            assertThat(duty(reader, pupil, "DISCUSS_CAUSES").path("note").asString())
                    .isEqualTo("家庭關係緊張");
        }
        for (Person other : List.of(teacher, affairs, registry)) {
            assertThat(pupilOf(other, pupil).toString()).doesNotContain("家庭關係緊張");
        }
        assertThat(head.sees("/api/pupils").is(200).text()).doesNotContain("家庭關係緊張", "家中無人應門");
    }

    @Test
    @Tag("ST-ES-03")
    @Tag("ST-ER-01")
    @Tag("SOP-3.1")
    @Tag("SOP-3.2")
    @Tag("SOP-3.3")
    @Tag("c14")
    void f_st_es_03_day_three_the_meeting_may_be_declined_the_letter_may_not() {
        week(6);
        String id = Student.nationalId(RANDOM);
        String pupil = away("羅以恩", id, DayOfWeek.MONDAY);
        away("羅以恩", id, DayOfWeek.TUESDAY);
        away("羅以恩", id, DayOfWeek.WEDNESDAY);

        JsonNode meeting = duty(affairs, pupil, "RESPONSE_MEETING");
        affairs.posts(at(pupil, meeting, "/waive"), Form.because("家訪已找到學生，不需開會"))
                .is(204);
        JsonNode declined = duty(head, pupil, "RESPONSE_MEETING");
        assertThat(declined.path("waiver").asString()).isEqualTo("BY_SCHOOL");
        assertThat(declined.path("reason").asString()).isEqualTo("家訪已找到學生，不需開會");
        for (Person waiting : List.of(head, registry, counselling)) {
            awaits(() -> assertThat(told(waiting, pupil)).contains("TASKS_WAIVED"));
        }

        JsonNode letter = duty(registry, pupil, "REGISTERED_LETTER");
        assertThat(letter.path("dueOn").asString())
                .isEqualTo(on(DayOfWeek.WEDNESDAY).toString());
        head.posts(at(pupil, letter, "/waive"), Form.because("家長已到校說明")).isProblem(409);
        assertThat(registry.posts(at(pupil, letter, "/meet"), done(DayOfWeek.WEDNESDAY))
                        .isProblem(400)
                        .text())
                .contains("/reference");

        CLOCK.moveTo(on(DayOfWeek.THURSDAY).atTime(0, 1).atZone(Story.TAIPEI).toInstant());
        awaits(() -> {
            JsonNode missed = duty(head, pupil, "REGISTERED_LETTER");
            assertThat(missed.path("standing").asString()).isEqualTo("OVERDUE");
            assertThat(missed.path("missed").asBoolean()).isTrue();
        });
        assertThat(line(pupil).path("overdue").asInt()).isPositive();
        awaits(() -> assertThat(told(head, pupil)).contains("TASKS_MISSED"));

        registry.posts(at(pupil, letter, "/meet"), done(DayOfWeek.THURSDAY).put("reference", "012345"))
                .is(204);
        JsonNode late = duty(head, pupil, "REGISTERED_LETTER");
        assertThat(late.path("standing").asString()).isEqualTo("MET");
        assertThat(late.path("reference").asString()).isEqualTo("012345");
        assertThat(late.path("missed").asBoolean()).isTrue();
    }

    @Test
    @Tag("ST-ET-05")
    @Tag("ST-EH-01")
    @Tag("SOP-4.0")
    @Tag("SOP-4.1")
    @Tag("SOP-4.4")
    @Tag("SOP-4.5")
    void g_st_et_05_day_four_and_the_way_back() {
        week(7);
        String id = Student.nationalId(RANDOM);
        String pupil = "";
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)) {
            pupil = away("羅以恩", id, day);
        }
        JsonNode again = duty(teacher, pupil, "CONTACT_AGAIN");
        assertThat(again.path("deadline").asString()).isEqualTo(on(DayOfWeek.THURSDAY) + "T04:00:00Z");
        assertThat(waiting(affairs, "STUDENT_AFFAIRS", pupil)).contains("HOME_VISIT_WITH_COUNSELLING");
        assertThat(waiting(registry, "REGISTRY", pupil)).contains("DROPOUT_REPORT");
        assertThat(line(pupil).path("inARow").asInt()).isEqualTo(4);
        assertThat(line(pupil).path("reported").asBoolean()).isFalse();

        meets(teacher, pupil, "CONTACT_AGAIN", done(DayOfWeek.THURSDAY).put("note", "父親答應送到校"))
                .is(204);
        registry.posts(
                        "/api/pupils/" + pupil + "/report",
                        Form.of("reportedOn", on(DayOfWeek.THURSDAY).toString())
                                .put("reference", "1150001")
                                .put("ground", "WITHOUT_LEAVE")
                                .put("mainReason", "FAMILY_CARE")
                                .put("contactName", "賴組長")
                                .put("contactPhone", "03-1234567"))
                .is(204);
        assertThat(line(pupil).path("reported").asBoolean()).isTrue();
        for (Person told : List.of(head, affairs, counselling, teacher)) {
            assertThat(told(told, pupil)).contains("TASK_DONE");
        }

        week(8);
        records("羅以恩", id, DayOfWeek.MONDAY, "PRESENT");
        JsonNode back = pupilOf(teacher, pupil);
        assertThat(back.path("inARow").asInt()).isZero();
        assertThat(waiting(teacher, "CLASS_TEACHER", pupil)).contains("CARE_AND_HELP");
        assertThat(waiting(registry, "REGISTRY", pupil)).contains("CATCH_UP_PLAN", "LETTER_TO_COMMITTEE");
        assertThat(waiting(counselling, "COUNSELLING_OFFICE", pupil)).contains("INTERVENTION_COUNSELLING");
        assertThat(line(pupil).path("reported").asBoolean()).isTrue();
    }

    @Test
    @Tag("ST-ET-01")
    @Tag("ST-ET-05")
    @Tag("ST-EH-01")
    @Tag("SC01")
    void h_the_same_by_keyboard_from_day_0_to_day_4_and_back() {
        week(9);
        AbsenceByKeyboard.fromDayZeroToDayFourAndBack(URL, CLOCK, monday, Student.nationalId(RANDOM));
    }

    @Test
    @Tag("SOP-0.2")
    @Tag("SC01")
    void i_a_class_of_forty_is_ticked_in_less_than_twenty_seconds() {
        week(11);
        ArrayNode entries = Form.object().putArray("entries");
        for (int i = 0; i < 40; i++) {
            entries.add(entry("學生" + i, Student.nationalId(RANDOM), "ABSENT"));
        }
        clockOn(DayOfWeek.MONDAY);
        ObjectNode list = Form.object().put("day", monday.toString()).put("className", "801");
        list.set("entries", entries);
        teacher.posts("/api/attendance", list).is(200);
        teacher.sees("/api/pupils").is(200); // a browser does not know what was commanded elsewhere
        clockOn(DayOfWeek.TUESDAY);

        AbsenceByKeyboard.ticksFortyPupils(URL, "801", on(DayOfWeek.TUESDAY));

        assertThat(head.sees("/api/pupils")
                        .is(200)
                        .json()
                        .valueStream()
                        .filter(one -> one.path("className").asString().equals("801"))
                        .filter(one -> one.path("inARow").asInt() == 2)
                        .toList())
                .hasSize(4);
    }

    @Test
    @Tag("ST-EC-01")
    @Tag("SOP-0.2")
    @Tag("SOP-0.5")
    void j_st_ec_01_signs_of_a_vulnerable_family_are_a_task_of_the_counselling_office_also_on_day_0() {
        week(13);
        String id = Student.nationalId(RANDOM);
        String pupil = away("羅以恩", id, DayOfWeek.MONDAY);
        records("羅以恩", id, DayOfWeek.TUESDAY, "PRESENT");
        clockOn(DayOfWeek.WEDNESDAY);

        teacher.posts(
                        "/api/pupils/" + pupil + "/conditions",
                        Form.object()
                                .put("indigenous", false)
                                .put("urgent", false)
                                .put("causeKnown", false)
                                .put("vulnerableFamily", true))
                .is(204);

        assertThat(pupilOf(teacher, pupil).path("inARow").asInt()).isZero();
        assertThat(waiting(counselling, "COUNSELLING_OFFICE", pupil)).containsExactly("VULNERABLE_FAMILY_CARE");
        meets(
                        counselling,
                        pupil,
                        "VULNERABLE_FAMILY_CARE",
                        done(DayOfWeek.WEDNESDAY).put("note", "母親獨力扶養，已轉介社工"))
                .is(204);
        assertThat(duty(head, pupil, "VULNERABLE_FAMILY_CARE").path("note").asString())
                .isEqualTo("母親獨力扶養，已轉介社工");
        assertThat(pupilOf(teacher, pupil).toString()).doesNotContain("母親獨力扶養");
    }

    @Test
    @Tag("ST-EC-02")
    @Tag("SOP-3.5")
    @Tag("L21")
    @Tag("L22")
    @Tag("c16")
    void k_st_ec_02_followed_each_month_from_the_case_meeting_until_it_is_closed() {
        week(14); // 2027-02-08
        String id = Student.nationalId(RANDOM);
        String pupil = away("羅以恩", id, DayOfWeek.MONDAY);
        away("羅以恩", id, DayOfWeek.TUESDAY);
        records("羅以恩", id, DayOfWeek.WEDNESDAY, "PRESENT");
        ObjectNode meeting = done(DayOfWeek.WEDNESDAY).put("note", "導師每週晤談");
        meeting.set("participants", Form.array("HEAD", "COUNSELLING_OFFICE", "PARENTS"));
        meets(counselling, pupil, "CASE_MEETING_ON_RETURN", meeting).is(204);
        assertThat(dueOn(pupil, "MONTHLY_EVALUATION")).isEqualTo("2027-03-10");

        evaluates(pupil, "MONTHLY_EVALUATION", "2027-03-10", "NOT_STABLE");
        assertThat(dueOn(pupil, "REVIEW_MEETING")).isEqualTo("2027-06-10");
        assertThat(dueOn(pupil, "MONTHLY_EVALUATION")).isEqualTo("2027-04-12");

        evaluates(pupil, "MONTHLY_EVALUATION", "2027-04-12", "STABLE");
        assertThat(dueOn(pupil, "CLOSING_EVALUATION")).isEqualTo("2027-05-12");
        assertThat(waiting(counselling, "COUNSELLING_OFFICE", pupil)).contains("CLOSING_EVALUATION");

        monday = LocalDate.parse("2027-04-19");
        away("羅以恩", id, DayOfWeek.MONDAY);
        records("羅以恩", id, DayOfWeek.TUESDAY, "PRESENT");
        assertThat(duty(head, pupil, "CLOSING_EVALUATION").path("waiver").asString())
                .isEqualTo("ABSENT_AGAIN");
        assertThat(dueOn(pupil, "MONTHLY_EVALUATION")).isEqualTo("2027-05-19");

        evaluates(pupil, "MONTHLY_EVALUATION", "2027-05-19", "STABLE");
        evaluates(pupil, "CLOSING_EVALUATION", "2027-06-21", "STABLE");
        assertThat(waiting(counselling, "COUNSELLING_OFFICE", pupil)).isEmpty();
        assertThat(duty(head, pupil, "CLOSING_EVALUATION")
                        .path("findings")
                        .path(0)
                        .asString())
                .isEqualTo("STABLE");
    }

    @Test
    @Tag("ST-ES-01")
    @Tag("SOP-0.3")
    @Tag("SOP-0.4")
    @Tag("L24")
    void l_st_es_01_the_first_school_day_of_the_month_asks_of_who_was_away_for_long() {
        String id = Student.nationalId(RANDOM);
        String pupil = "";
        monday = LocalDate.parse("2027-06-21");
        for (DayOfWeek day : List.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            away("羅以恩", id, day);
        }
        monday = monday.plusWeeks(1);
        for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)) {
            pupil = away("羅以恩", id, day);
        }
        assertThat(kinds(pupilOf(affairs, pupil))).doesNotContain("MONTHLY_CHECK");

        clockOn(DayOfWeek.THURSDAY);
        String asked = pupil;
        awaits(() -> assertThat(waiting(affairs, "STUDENT_AFFAIRS", asked)).contains("MONTHLY_CHECK"));

        assertThat(page(affairs, at(pupil, duty(affairs, pupil, "MONTHLY_CHECK"), "")))
                .contains("填報至系統列管？", "高關懷個案？", "課業落後？");
        ObjectNode decision = done(DayOfWeek.THURSDAY);
        decision.set("findings", Form.array("LISTED", "BEHIND_IN_LESSONS"));
        assertThat(meets(affairs, pupil, "MONTHLY_CHECK", decision)
                        .isProblem(400)
                        .text())
                .contains("ANSWER_EACH");
        decision.set("findings", Form.array("LISTED", "HIGH_CARE", "BEHIND_IN_LESSONS"));
        meets(affairs, pupil, "MONTHLY_CHECK", decision).is(204);

        JsonNode check = duty(head, pupil, "MONTHLY_CHECK");
        assertThat(check.path("endedBy").asString()).isEqualTo("student-affairs-j");
        assertThat(check.path("findings").toString()).contains("LISTED", "HIGH_CARE", "BEHIND_IN_LESSONS");
        assertThat(page(head, "/api/pupils/" + pupil)).contains("列為高關懷個案", "每月檢核簽核");
        assertThat(waiting(registry, "REGISTRY", pupil)).contains("REMEDIAL_TEACHING");
        assertThat(waiting(counselling, "COUNSELLING_OFFICE", pupil)).contains("HIGH_CARE_COUNSELLING");
        assertThat(waiting(head, "HEAD", pupil)).containsExactly("MONTHLY_CHECK_SIGNATURE");
        meets(head, pupil, "MONTHLY_CHECK_SIGNATURE", done(DayOfWeek.THURSDAY)).is(204);

        monday = monday.plusWeeks(2);
        clockOn(DayOfWeek.MONDAY);
        awaits(() -> {
            JsonNode late = duty(head, asked, "REMEDIAL_TEACHING");
            assertThat(late.path("standing").asString()).isEqualTo("OVERDUE");
            assertThat(late.path("missed").asBoolean()).isTrue();
        });
    }

    private static String page(Person reader, String endpoint) {
        return reader.sees(endpoint.substring("/api".length()), "Accept", "text/html")
                .is(200)
                .text();
    }

    private String dueOn(String pupil, String kind) {
        return duty(counselling, pupil, kind).path("dueOn").asString();
    }

    private void evaluates(String pupil, String kind, String day, String finding) {
        CLOCK.moveTo(LocalDate.parse(day).atTime(10, 0).atZone(Story.TAIPEI).toInstant());
        ObjectNode evaluation = Form.of("doneOn", day).put("note", "導師與輔導老師的觀察");
        evaluation.set("findings", Form.array(finding));
        meets(counselling, pupil, kind, evaluation).is(204);
    }

    private static Service started() {
        CLOCK.moveTo(FIRST_MONDAY.atTime(7, 50).atZone(Story.TAIPEI).toInstant());
        return Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    }

    private static Person person(String account) {
        return new Person(account, As.account(URL, account));
    }

    private void week(int number) {
        monday = FIRST_MONDAY.plusWeeks(number);
    }

    private LocalDate on(DayOfWeek day) {
        return monday.plusDays(day.getValue() - 1L);
    }

    private void clockOn(DayOfWeek day) {
        CLOCK.moveTo(on(day).atTime(8, 10).atZone(Story.TAIPEI).toInstant());
    }

    private String away(String name, DayOfWeek day) {
        return away(name, Student.nationalId(RANDOM), day);
    }

    private String away(String name, String nationalId, DayOfWeek day) {
        return records(name, nationalId, day, "ABSENT");
    }

    /** On that morning, by the class teacher. */
    private String records(String name, String nationalId, DayOfWeek day, String mark) {
        clockOn(day);
        ObjectNode list = Form.object().put("day", on(day).toString()).put("className", "705");
        list.putArray("entries").add(entry(name, nationalId, mark));
        return teacher.posts("/api/attendance", list)
                .is(200)
                .json()
                .path("results")
                .path(0)
                .path("watchId")
                .asString();
    }

    private static ObjectNode entry(String name, String nationalId, String mark) {
        return Form.object().put("nationalId", nationalId).put("name", name).put("mark", mark);
    }

    private void says(String pupil, boolean indigenous, boolean urgent, boolean causeKnown) {
        teacher.posts(
                        "/api/pupils/" + pupil + "/conditions",
                        Form.object()
                                .put("indigenous", indigenous)
                                .put("urgent", urgent)
                                .put("causeKnown", causeKnown))
                .is(204);
    }

    private ObjectNode done(DayOfWeek day) {
        return Form.of("doneOn", on(day).toString());
    }

    private Answer meets(Person person, String pupil, String kind, ObjectNode evidence) {
        return person.posts(at(pupil, duty(person, pupil, kind), "/meet"), evidence);
    }

    private static String at(String pupil, JsonNode duty, String rest) {
        return "/api/pupils/" + pupil + "/duties/" + duty.path("dutyId").asString() + rest;
    }

    /** Kinds of the messages about that pupil, newest first. */
    private static List<String> told(Person reader, String pupil) {
        return reader.sees("/api/inbox?size=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.at("/data/tasks/pupil").asString().equals(pupil))
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private static JsonNode pupilOf(Person reader, String pupil) {
        return reader.sees("/api/pupils/" + pupil).is(200).json();
    }

    /** The newest of its kind. */
    private static JsonNode duty(Person reader, String pupil, String kind) {
        return duties(reader, pupil, kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + pupilOf(reader, pupil)));
    }

    private static JsonNode duty(Person reader, String pupil, String kind, LocalDate day) {
        return duties(reader, pupil, kind)
                .filter(duty -> duty.path("day").asString().equals(day.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> duties(Person reader, String pupil, String kind) {
        return pupilOf(reader, pupil).path("duties").valueStream().filter(duty -> duty.path("kind")
                .asString()
                .equals(kind));
    }

    private static List<String> kinds(JsonNode pupil) {
        return pupil.path("duties")
                .valueStream()
                .map(duty -> duty.path("kind").asString())
                .toList();
    }

    private static List<String> waiting(Person reader, String role, String pupil) {
        return reader.sees("/api/pupils/duties?role=" + role)
                .is(200)
                .json()
                .valueStream()
                .filter(duty -> duty.path("pupil").asString().equals(pupil))
                .map(duty -> duty.path("kind").asString())
                .toList();
    }

    /** On the board of the head. */
    private JsonNode line(String pupil) {
        return head.sees("/api/pupils")
                .is(200)
                .json()
                .valueStream()
                .filter(one -> one.path("pupil").asString().equals(pupil))
                .findFirst()
                .orElseThrow();
    }

    private static void awaits(ThrowingRunnable assertion) {
        await().pollInSameThread().atMost(SOON).untilAsserted(assertion);
    }
}
