package org.rejoin.command.transferin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.transferin.TransferInBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.transferin.TransferInBlocker.TRANSFER_IN_ID_TAKEN;
import static org.rejoin.command.transferin.TransferInStories.DESTINATION;
import static org.rejoin.command.transferin.TransferInStories.HUA;
import static org.rejoin.command.transferin.TransferInStories.ID;
import static org.rejoin.command.transferin.TransferInStories.MING;
import static org.rejoin.command.transferin.TransferInStories.ORIGIN;
import static org.rejoin.command.transferin.TransferInStories.REGISTRAR;
import static org.rejoin.command.transferin.TransferInStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.transferin.TransferInStories.TUTOR;
import static org.rejoin.command.transferin.TransferInStories.by;
import static org.rejoin.command.transferin.TransferInStories.of;
import static org.rejoin.command.transferin.TransferInStories.refused;
import static org.rejoin.command.transferin.TransferInStories.studentOf;
import static org.rejoin.event.transferin.TransferInOutcome.INVALID;
import static org.rejoin.event.transferin.TransferInOutcome.MATCHED;
import static org.rejoin.event.transferin.TransferInOutcome.NO_OPEN_CASE;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.transferin.TransferInCommand.EnterTransferIn;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferin.TransferInEntered;
import org.rejoin.event.transferin.TransferInEntered.Line;
import org.rejoin.event.transferin.TransferInOutcome;

@Tag("T19")
@Tag("R-TRF-02")
class EnterTransferInTest {

    private final TransferInStories stories = new TransferInStories();
    private final FixtureConfiguration<TransferIn> transferIn = stories.transferIn();

    @Test
    @Tag("R-TRF-03")
    @Tag("R-TRF-04")
    void an_arrival_lights_the_open_reported_case_of_another_school() {
        String caseId = stories.reserved(MING, ORIGIN, "TRANSFER", "REPORTED");
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING), by(REGISTRAR))
                .expectEvents(entered(line(1, MING, MATCHED)));
        assertThat(stories.sent())
                .containsExactly(new MatchTransferIn(new CaseFileId(caseId), ID.value(), DESTINATION, "2026-11"));
    }

    @Test
    @Tag("c3")
    void a_tutor_enters_as_well() {
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING), by(TUTOR))
                .expectEvents(entered(line(1, MING, NO_OPEN_CASE)));
    }

    @Test
    @Tag("IF06")
    void each_line_has_its_outcome_which_names_nobody() {
        stories.reserved(MING, ORIGIN, "SUSPENSION", "REPORTED");
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING, "A123456788", HUA), by(REGISTRAR))
                .expectEvents(entered(line(1, MING, MATCHED), new Line(2, null, INVALID), line(3, HUA, NO_OPEN_CASE)))
                .expectResultMessagePayload(new TransferInResults(List.of(
                        new TransferInResults.Result(1, MATCHED),
                        new TransferInResults.Result(2, INVALID),
                        new TransferInResults.Result(3, NO_OPEN_CASE))));
    }

    @ParameterizedTest
    @Tag("c3")
    @CsvSource({
        "990001, TRANSFER, REPORTED, MATCHED",
        "990001, SUSPENSION, REPORTED, MATCHED",
        "990001, UNEXCUSED_ABSENCE, REPORTED, MATCHED",
        "990001, LONG_TERM_ABSENCE, REPORTED, MATCHED",
        "990001, TRANSFER, FILED, NO_OPEN_CASE",
        "990001, TRANSFER, CLOSED, NO_OPEN_CASE",
        "990001, TRANSFER, VOIDED, NO_OPEN_CASE",
        "990002, SUSPENSION, REPORTED, MATCHED",
        "990002, SUSPENSION, FILED, NO_OPEN_CASE",
        "990002, TRANSFER, REPORTED, NO_OPEN_CASE",
        "990002, UNEXCUSED_ABSENCE, REPORTED, NO_OPEN_CASE",
        "990002, LONG_TERM_ABSENCE, REPORTED, NO_OPEN_CASE",
    })
    void open_reported_cases_elsewhere_match_and_the_own_suspension(
            String school, String leavingType, String standing, TransferInOutcome outcome) {
        stories.reserved(MING, school, leavingType, standing);
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING), by(REGISTRAR))
                .expectEvents(entered(line(1, MING, outcome)));
        assertThat(stories.sent()).hasSize(outcome == MATCHED ? 1 : 0);
    }

    @Test
    void a_student_entered_twice_lights_a_case_once() {
        stories.reserved(MING, ORIGIN, "TRANSFER", "REPORTED");
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING, MING), by(REGISTRAR))
                .expectEvents(entered(line(1, MING, MATCHED), line(2, MING, MATCHED)));
        assertThat(stories.sent()).hasSize(1);
    }

    @Test
    @Tag("c6")
    void a_line_without_an_open_case_is_kept_for_a_later_report() {
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING, "nonsense"), by(REGISTRAR))
                .expectSuccessfulHandlerExecution();
        assertThat(stories.linesThatMayMatchLater()).isEqualTo(1);
    }

    @Test
    void the_same_entry_again_changes_nothing_and_is_answered_the_same() {
        transferIn
                .given(entered(line(1, MING, MATCHED)))
                .when(enter(MING), by(REGISTRAR))
                .expectNoEvents()
                .expectResultMessagePayload(new TransferInResults(List.of(new TransferInResults.Result(1, MATCHED))));
        assertThat(stories.sent()).isEmpty();
    }

    @Test
    void an_id_is_given_once() {
        transferIn
                .given(entered(line(1, MING, MATCHED)))
                .when(enter(MING), by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(TRANSFER_IN_ID_TAKEN));
    }

    @Test
    void the_same_id_with_other_lines_or_another_month_is_refused() {
        for (EnterTransferIn other : List.of(
                enter(HUA, "nonsense"),
                enter(MING, HUA),
                enter("nonsense", "nonsense"),
                enter("nonsense", MING),
                enter(MING),
                enter(MING, "nonsense", HUA),
                new EnterTransferIn(ID, "2026-10", List.of(MING, "nonsense")))) {
            transferIn
                    .given(entered(line(1, MING, MATCHED), new Line(2, null, INVALID)))
                    .when(other, by(REGISTRAR))
                    .expectNoEvents()
                    .expectException(refused(TRANSFER_IN_ID_TAKEN));
        }
        assertThat(stories.sent()).isEmpty();
    }

    @Test
    void nobody_else_enters() {
        for (Actor actor : List.of(
                of(DESTINATION, "counsellor-b", Role.COUNSELLOR),
                of(DESTINATION, "manager-b", Role.SENIOR_MANAGER),
                new Actor("county", Set.of(Role.COUNTY_OFFICER), null, "990"),
                new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null),
                new Actor("tutor-x", Set.of(Role.TUTOR), null, null),
                Actor.SYSTEM)) {
            transferIn
                    .givenNoPriorActivity()
                    .when(enter(MING), by(actor))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    @Tag("R-TRF-02")
    void a_month_that_has_not_come_is_no_month_of_arrival() {
        EnterTransferIn nextYear = new EnterTransferIn(ID, "2027-01", List.of(MING));
        transferIn
                .givenNoPriorActivity()
                .when(nextYear, by(REGISTRAR))
                .expectNoEvents()
                .expectException(Invalid.class);
    }

    @Test
    @Tag("c6")
    void who_left_after_the_month_of_arrival_is_not_lit() {
        stories.reserved(MING, ORIGIN, "UNEXCUSED_ABSENCE", "REPORTED");
        stories.leftOn("2026-12-01");
        transferIn
                .givenNoPriorActivity()
                .when(enter(MING), by(REGISTRAR))
                .expectEvents(entered(line(1, MING, TransferInOutcome.NO_OPEN_CASE)));
    }

    private static EnterTransferIn enter(String... nationalIds) {
        return new EnterTransferIn(ID, "2026-11", List.of(nationalIds));
    }

    private static TransferInEntered entered(Line... lines) {
        return new TransferInEntered(ID.value(), DESTINATION, "2026-11", List.of(lines));
    }

    private static Line line(int number, String nationalId, TransferInOutcome outcome) {
        return new Line(number, studentOf(nationalId), outcome);
    }
}
