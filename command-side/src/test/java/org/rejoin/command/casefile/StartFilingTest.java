package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.casefile.CaseFileBlocker.CASE_ID_TAKEN;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileStories.ADMINISTRATOR;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.NUMBER;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.casefile.CaseFileStories.SCHOOL;
import static org.rejoin.command.casefile.CaseFileStories.STUDENT;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.otherCase;
import static org.rejoin.command.casefile.CaseFileStories.otherClosed;
import static org.rejoin.command.casefile.CaseFileStories.otherFiled;
import static org.rejoin.command.casefile.CaseFileStories.otherReported;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.reportedElsewhere;
import static org.rejoin.command.casefile.CaseFileStories.started;
import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.casefile.LeavingType.TRANSFER;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("T01")
class StartFilingTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    @Tag("R-SCOPE-02")
    @Tag("R-FIL-01")
    void a_tutor_files_a_student_of_each_leaving_type(LeavingType type) {
        caseFile.givenNoPriorActivity().when(file(type), by(FILER)).expectEvents(started(type));
    }

    @Test
    @Tag("R-FIL-01")
    void the_principal_reporter_files_as_well() {
        caseFile.givenNoPriorActivity()
                .when(file(SUSPENSION), by(REGISTRAR))
                .expectEvents(new FilingStarted(
                        CASE, NUMBER, STUDENT, SCHOOL, COUNTY, SUSPENSION, form().build(), "registrar-a", null));
    }

    @Test
    @Tag("R-FLD-19")
    void a_draft_needs_the_national_id_alone() {
        CaseForm empty = form().empty().build();
        caseFile.givenNoPriorActivity().when(file(TRANSFER, empty), by(FILER)).expectEvents(started(TRANSFER, empty));
    }

    @Test
    @Tag("R-FIL-04")
    void each_filing_of_a_unit_and_year_takes_the_next_number() {
        JdbcClient jdbc = JdbcClient.create(MigratedDatabase.shared());
        CaseNumbers numbers = new CaseNumbers(jdbc);
        assertThat(Stream.of(
                        numbers.next(2026, SCHOOL),
                        numbers.next(2026, SCHOOL),
                        numbers.next(2026, "990002"),
                        numbers.next(2027, SCHOOL)))
                .containsExactly("2026-990001-0001", "2026-990001-0002", "2026-990002-0001", "2027-990001-0001");
    }

    @Test
    void the_same_filing_again_changes_nothing() {
        caseFile.given(DRAFT_CASE)
                .when(file(UNEXCUSED_ABSENCE), by(FILER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_case_id_is_given_once() {
        refusesIdTaken(FILER, SUSPENSION);
        refusesIdTaken(OTHER_TUTOR, UNEXCUSED_ABSENCE);
        refusesIdTaken(REGISTRAR_ELSEWHERE, UNEXCUSED_ABSENCE);
        caseFile.given(DRAFT_CASE)
                .when(file(UNEXCUSED_ABSENCE, form().nationalId("A800000014").build()), by(FILER))
                .expectNoEvents()
                .expectException(refused(CASE_ID_TAKEN));
    }

    @Test
    @Tag("R-FIL-01")
    void nobody_else_files() {
        Actor homeless = new Actor("tutor-x", Set.of(Role.TUTOR), null, null);
        for (Actor actor :
                new Actor[] {COUNSELLOR, MANAGER, COUNTY_OFFICER, AGENCY, ADMINISTRATOR, homeless, Actor.SYSTEM}) {
            caseFile.givenNoPriorActivity()
                    .when(file(SUSPENSION), by(actor))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    @Tag("R-SCOPE-07")
    @Tag("R-AGE-01")
    void a_student_is_not_filed_from_the_18th_birthday_on() {
        caseFile.givenNoPriorActivity()
                .when(file(SUSPENSION, bornOn("2008-11-21")), by(FILER))
                .expectNoEvents()
                .expectException(refused(STUDENT_IS_ADULT));
    }

    @Test
    @Tag("R-SCOPE-07")
    void a_student_is_filed_on_the_eve_of_the_18th_birthday() {
        caseFile.givenNoPriorActivity()
                .when(file(SUSPENSION, bornOn("2008-11-22")), by(FILER))
                .expectEvents(started(SUSPENSION, bornOn("2008-11-22")));
    }

    @Test
    @Tag("R-SCOPE-07")
    void who_was_born_on_a_leap_day_comes_of_age_when_february_is_over() {
        CaseForm form = bornOn("2008-02-29");
        assertThat(FormCheck.isAdult(form, LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(FormCheck.isAdult(form, LocalDate.of(2026, 3, 1))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Tag("c4")
    void a_second_case_stands_only_beside_those_the_rules_name(LeavingType open, LeavingType newer) {
        otherFiled(open);
        expectFiling(newer, mayStandBeside(newer).contains(open));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Tag("c4")
    void a_second_case_stands_beside_a_reported_one_likewise(LeavingType open, LeavingType newer) {
        otherReported(open);
        expectFiling(newer, mayStandBeside(newer).contains(open));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Tag("c4")
    void what_is_closed_or_of_another_unit_blocks_nothing(LeavingType other, LeavingType newer) {
        otherClosed(other);
        reportedElsewhere(other);
        expectFiling(newer, true);
    }

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    @Tag("c4")
    void what_is_voided_blocks_nothing(LeavingType type) {
        otherFiled(type).voided(otherCase(type), CaseFileStories.ENDED);
        expectFiling(type, true);
    }

    @Test
    @Tag("c4")
    void a_third_case_must_suit_both_that_are_open() {
        otherReported(LONG_TERM_ABSENCE);
        otherReported(UNEXCUSED_ABSENCE);
        expectFiling(TRANSFER, false);
    }

    @Test
    void all_reasons_are_told_at_once() {
        otherReported(SUSPENSION);
        caseFile.givenNoPriorActivity()
                .when(file(SUSPENSION, bornOn("2000-01-01")), by(FILER))
                .expectNoEvents()
                .expectException(refused(STUDENT_IS_ADULT, OTHER_CASE_OPEN));
    }

    // which open cases of the same unit a new one may stand beside
    private static Set<LeavingType> mayStandBeside(LeavingType newer) {
        return switch (newer) {
            case UNEXCUSED_ABSENCE -> Set.of(LONG_TERM_ABSENCE);
            case SUSPENSION -> Set.of(LONG_TERM_ABSENCE, UNEXCUSED_ABSENCE);
            case TRANSFER -> Set.of(LONG_TERM_ABSENCE, SUSPENSION);
            case LONG_TERM_ABSENCE -> Set.of();
        };
    }

    static Stream<Arguments> pairs() {
        return Stream.of(LeavingType.values())
                .flatMap(open -> Stream.of(LeavingType.values()).map(newer -> Arguments.of(open, newer)));
    }

    private void expectFiling(LeavingType type, boolean possible) {
        var result = caseFile.givenNoPriorActivity().when(file(type), by(FILER));
        if (possible) {
            result.expectEvents(started(type));
        } else {
            result.expectNoEvents().expectException(refused(OTHER_CASE_OPEN));
        }
    }

    private void refusesIdTaken(Actor actor, LeavingType type) {
        caseFile.given(DRAFT_CASE).when(file(type), by(actor)).expectNoEvents().expectException(refused(CASE_ID_TAKEN));
    }

    private static CaseForm bornOn(String date) {
        return form().bornOn(LocalDate.parse(date)).build();
    }

    private static StartFiling file(LeavingType type) {
        return file(type, form().build());
    }

    private static StartFiling file(LeavingType type, CaseForm form) {
        return new StartFiling(ID, type, form, null);
    }
}
