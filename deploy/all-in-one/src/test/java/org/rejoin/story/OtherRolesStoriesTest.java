package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** 縣市承辦, 國教署, and the programs. */
class OtherRolesStoriesTest {

    private final Story story = new Story();

    @Test
    @Tag("ST-K-01")
    @Tag("R-STA-01")
    @Tag("R-ST-01")
    void st_k_01_a_county_officer_reads_the_county_and_commands_nothing() {
        Student student = story.student("邱品妍");
        String reported = story.reported(story.tutor, student);
        String waiting = story.waitingForReport(story.tutor, story.student("邱品睿"));

        story.rowIn(story.countyOfficer, "TRACKING", reported);
        assertThat(story.caseOf(story.countyOfficer, reported).path("status").asString())
                .isEqualTo("TRACKING");
        story.countyOfficer.sees(at(waiting, "")).isProblem(404);
        assertThat(story.rowOf(story.countyOfficer, "ALL", waiting)).isNull();
        assertThat(story.countyOfficer
                        .sees(at(reported, "/actions"))
                        .is(200)
                        .json()
                        .valueStream())
                .allSatisfy(
                        action -> assertThat(action.path("allowed").asBoolean()).isFalse());

        story.refused(
                story.countyOfficer,
                reported,
                "ADD_TRACKING_RECORD",
                () -> story.tracks(story.countyOfficer, reported, story.record()),
                403,
                "ROLE_MAY_NOT");
        story.countyOfficer.posts(at(reported, "/reopen"), Form.because("試試")).isProblem(403);
        story.files(story.countyOfficer, UUID.randomUUID().toString(), "TRANSFER", story.formAbout(story.student("某生")))
                .isProblem(403)
                .hasBlockers("ROLE_MAY_NOT");
        story.countyOfficer
                .sees("/api/statistics/school-summary?from=" + story.today + "&to=" + story.today)
                .is(200);
        assertThat(story.roster(story.countyOfficer, "&basis=REPORTED&age=ALL")).contains(story.numberOf(reported));
    }

    @Test
    @Tag("ST-G-04")
    @Tag("T18")
    @Tag("R-STA-03")
    @Tag("DIS15")
    @Tag("c8")
    @Tag("c21")
    void st_g_04_a_case_reported_by_mistake_is_voided_by_the_agency_on_a_letter() {
        Student student = story.student("林子皓");
        ObjectNode form = story.formAbout(student);
        String caseId = story.reported(story.tutor, "UNEXCUSED_ABSENCE", form);
        String waiting = story.waitingForReport(story.tutor, story.student("林子翔"));

        story.refused(
                story.registrar,
                caseId,
                "VOID",
                () -> story.registrar.posts(at(caseId, "/void"), Form.because("通報錯誤")),
                409,
                "REPORTED_NEEDS_LETTER");
        story.refused(
                story.tutor,
                caseId,
                "REVISE_FORM",
                () -> story.tutor.puts(at(caseId, "/form"), form),
                409,
                "FORM_IS_FROZEN",
                "ALREADY_REPORTED");
        story.countyOfficer.posts(at(caseId, "/void"), letter()).isProblem(403);

        story.may(story.agencyOfficer, caseId, "VOID");
        ObjectNode withoutNumber = letter();
        withoutNumber.remove("letterNumber");
        story.agencyOfficer
                .posts(at(caseId, "/void"), withoutNumber)
                .isProblem(400)
                .pointsAt("/letterNumber");
        story.agencyOfficer.sees(at(waiting, "")).isProblem(404);
        story.agencyOfficer.posts(at(waiting, "/void"), letter()).isProblem(404);

        String number = story.numberOf(caseId);
        assertThat(story.roster(story.registrar, "&basis=REPORTED&age=ALL")).contains(number);
        story.agencyOfficer.posts(at(caseId, "/void"), letter()).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("VOIDED");
        assertThat(story.roster(story.registrar, "&basis=REPORTED&age=ALL")).doesNotContain(number);
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).contains("VOIDED");
    }

    @Test
    @Tag("ST-J-01")
    @Tag("R-STA-01")
    @Tag("R-STA-02")
    @Tag("R-STA-03")
    @Tag("IF08")
    @Tag("c25")
    void st_j_01_a_program_reads_the_roster_of_reported_cases_and_nothing_else() {
        String minor = story.reported(story.tutor, story.student("程式甲"));
        // reported a month before the eighteenth birthday, left a month before: a minor on both days
        Student nearly = story.student("程式乙");
        LocalDate birth = story.today.minusYears(18).plusDays(5);
        String almostAdult = story.reported(story.tutor, new Student(nearly.nationalId(), nearly.name(), birth));
        String filedOnly = story.waitingForReport(story.tutor, story.student("程式丙"));

        for (String basis : List.of("REPORTED", "LEFT")) {
            String range = "?from=" + story.today.minusDays(40) + "&to=" + story.today + "&basis=" + basis + "&age=";
            String all = csv(range + "ALL");
            assertThat(all).contains(story.numberOf(minor), story.numberOf(almostAdult));
            assertThat(all).doesNotContain(story.numberOf(filedOnly));
            Set<String> minors = lines(csv(range + "MINOR"));
            Set<String> adults = lines(csv(range + "ADULT"));
            assertThat(minors).anyMatch(line -> line.contains(story.numberOf(almostAdult)));
            assertThat(lines(all))
                    .hasSize(minors.size() + adults.size())
                    .containsAll(minors)
                    .containsAll(adults);
            assertThat(csv(range + "ALL")).isEqualTo(all);
        }
    }

    @Test
    @Tag("ST-J-02")
    @Tag("R-TRF-02")
    @Tag("IF06")
    void st_j_02_a_program_reads_what_it_just_caused() {
        Student student = story.student("程式丁");
        String caseId = story.reported(story.tutor, student);

        Answer entered =
                story.entersTransferIn(story.otherRegistrar, UUID.randomUUID().toString(), student.nationalId());
        entered.is(200);
        assertThat(entered.header("Consistency-Token")).isNotBlank();
        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).containsOnlyOnce("TRANSFER_IN");

        Answer ahead = story.registrar.asks("/api/cases?list=TRACKING", "Consistency-Token", "999999999999");
        ahead.isProblem(503);
        assertThat(ahead.header("Retry-After")).isNotBlank();
    }

    private ObjectNode letter() {
        return Form.because("通報對象錯誤").put("letterNumber", "松濤教字第1150001234號").put("letterDate", story.today.toString());
    }

    private String csv(String query) {
        Answer roster = story.counsellor.sees("/api/statistics/roster" + query, "Accept", "text/csv");
        assertThat(roster.is(200).header("Content-Type")).startsWith("text/csv").containsIgnoringCase("utf-8");
        return roster.text();
    }

    private static Set<String> lines(String csv) {
        return csv.lines().skip(1).filter(line -> !line.isBlank()).collect(Collectors.toSet());
    }
}
