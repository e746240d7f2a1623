package org.rejoin.command.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.Ages;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.DutyCondition;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.DutyTrigger;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.school.Stage;

class RuleBookTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @ParameterizedTest
    @CsvSource({
        "AGENCY, JUNIOR_HIGH, AGENCY/JUNIOR_HIGH/0, 3, 15",
        "TAO, ELEMENTARY, TAO/ELEMENTARY/0, 3, 15",
        "HUA, ELEMENTARY, HUA/ELEMENTARY/0, 5, 15",
        "HUA, JUNIOR_HIGH, HUA/JUNIOR_HIGH/0, 5, 17",
        "990, JUNIOR_HIGH, AGENCY/JUNIOR_HIGH/0, 3, 15",
        "HUA, SENIOR_HIGH, AGENCY/SENIOR_HIGH/0, 3, 18"
    })
    void a_county_has_its_own_built_in_rules_or_those_of_the_country(
            String authority, Stage stage, String label, int arrivalDaysElsewhere, int registerAge) {
        RulesInForce rules = new RuleBook(authority, stage, List.of()).on(DAY);

        assertThat(RuleBook.label(rules)).isEqualTo(label);
        assertThat(rules.rules().terms().arrivalDaysElsewhere()).isEqualTo(arrivalDaysElsewhere);
        assertThat(rules.rules().ages().register()).isEqualTo(registerAge);
    }

    @Test
    void the_two_ages_of_hualien_that_conflict_are_settings_with_their_reason() {
        Ages ages = new RuleBook("HUA", Stage.JUNIOR_HIGH, List.of())
                .on(DAY)
                .rules()
                .ages();

        assertThat(ages.register()).isEqualTo(17);
        assertThat(ages.place()).isEqualTo(16);
        assertThat(ages.noteZh()).contains("R-HL-21", "R-HL-34");
        assertThat(ages.noteEn()).contains("R-HL-21", "R-HL-34");
    }

    @Test
    void a_version_holds_from_its_day_on_until_the_day_of_the_next() {
        RuleBook book = new RuleBook(
                "990",
                Stage.ELEMENTARY,
                List.of(
                        published("990", 1, "2026-12-01"),
                        published("990", 2, "2026-10-01"),
                        published("AGENCY", 5, "2026-09-01")));

        assertThat(labels(book, "2026-08-31", "2026-09-01", "2026-10-01", "2026-11-30", "2026-12-01"))
                .containsExactly(
                        "AGENCY/ELEMENTARY/0",
                        "AGENCY/ELEMENTARY/5",
                        "990/ELEMENTARY/2",
                        "990/ELEMENTARY/2",
                        "990/ELEMENTARY/1");
        assertThat(book.versions()).extracting(RuleSetPublished::version).containsExactly(2, 1);
    }

    @Test
    @Tag("ST-EH-03")
    void a_decision_by_a_schools_own_duties_names_the_authoritys_version_too() {
        RuleBook book = new RuleBook(
                "990",
                "990003E",
                Stage.ELEMENTARY,
                List.of(
                        published("990003E", 1, "2026-10-01"),
                        published("990", 3, "2026-11-01"),
                        published("AGENCY", 5, "2026-09-01")));

        assertThat(labels(book, "2026-09-01", "2026-10-01", "2026-11-01"))
                .containsExactly(
                        "AGENCY/ELEMENTARY/5",
                        "990003E/ELEMENTARY/1 + AGENCY/ELEMENTARY/5",
                        "990003E/ELEMENTARY/1 + 990/ELEMENTARY/3");
    }

    @Test
    void of_two_versions_for_one_day_to_come_the_older_is_planned_no_more() {
        RuleBook book = new RuleBook(
                "990",
                Stage.ELEMENTARY,
                List.of(
                        published("990", 1, "2026-10-01"),
                        published("990", 2, "2026-12-01"),
                        published("990", 3, "2026-12-01"),
                        published("990", 4, "2026-11-15")));

        assertThat(book.planned(DAY)).containsExactly(4, 3);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void what_is_built_in_passes_the_check_for_what_is_published(Stage stage) {
        assertThat(Stream.of("AGENCY", "TAO", "HUA").flatMap(authority -> BuiltInRules.of(authority, stage).stream()))
                .isNotEmpty()
                .allSatisfy(
                        rules -> assertThat(RulesCheck.of(rules.rules(), stage)).isEmpty());
    }

    @ParameterizedTest
    @Tag("c14")
    @Tag("L20")
    @CsvSource({
        "REGISTERED_LETTER, condition, CAUSE_UNKNOWN, /condition DUTY_AS_BY_LAW",
        "RETURN_SLIP, trigger, REPORT, /trigger DUTY_AS_BY_LAW",
        "DROPOUT_REPORT, evidence, RECORD, /evidence DUTY_AS_BY_LAW",
        "LETTER_TO_COMMITTEE, dueAfter, 4, /dueAfter OUT_OF_RANGE",
        "LETTER_TO_COMMITTEE, dueAfter, 2, ''",
        "FAX_TO_COMMITTEE, dueAfter, 5, ''",
        "CARE_AND_HELP, condition, URGENT, ''"
    })
    void what_the_law_asks_for_does_not_depend_on_what_an_authority_thinks(
            AbsenceDutyKind kind, String field, String value, String refusal) {
        StageRules lawful =
                BuiltInRules.of("AGENCY", Stage.ELEMENTARY).orElseThrow().rules();
        StageRules changed = new StageRules(
                lawful.thresholds(),
                lawful.terms(),
                lawful.ages(),
                lawful.duties().stream()
                        .map(duty -> duty.kind() == kind ? changed(duty, field, value) : duty)
                        .toList());

        assertThat(RulesCheck.of(changed, Stage.ELEMENTARY).stream()
                        .map(problem -> problem.pointer().replaceAll("/duties/\\d+", "") + " " + problem.code())
                        .toList())
                .isEqualTo(refusal.isEmpty() ? List.of() : List.of(refusal));
    }

    private static DutyTemplate changed(DutyTemplate duty, String field, String value) {
        return new DutyTemplate(
                duty.kind(),
                duty.ruleId(),
                duty.roles(),
                field.equals("trigger") ? DutyTrigger.valueOf(value) : duty.trigger(),
                duty.day(),
                field.equals("condition") ? DutyCondition.valueOf(value) : duty.condition(),
                field.equals("dueAfter") ? Integer.parseInt(value) : duty.dueAfter(),
                duty.inTheMorning(),
                field.equals("evidence") ? EvidenceKind.valueOf(value) : duty.evidence());
    }

    private static List<String> labels(RuleBook book, String... days) {
        return Stream.of(days)
                .map(LocalDate::parse)
                .map(book::on)
                .map(RuleBook::label)
                .toList();
    }

    private static RuleSetPublished published(String authority, int version, String from) {
        StageRules rules =
                BuiltInRules.of("AGENCY", Stage.ELEMENTARY).orElseThrow().rules();
        return new RuleSetPublished(authority, Stage.ELEMENTARY, version, LocalDate.parse(from), rules, "");
    }
}
