package org.rejoin.command.transferin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.transferin.TransferInBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.transferin.TransferInBlocker.LINE_NOT_FOUND;
import static org.rejoin.command.transferin.TransferInBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.transferin.TransferInBlocker.ROLE_MAY_NOT;
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

import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.transferin.TransferInCommand.EnterTransferIn;
import org.rejoin.command.transferin.TransferInCommand.WithdrawTransferInLine;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferin.TransferInEntered;
import org.rejoin.event.transferin.TransferInEntered.Line;
import org.rejoin.event.transferin.TransferInLineWithdrawn;
import org.rejoin.event.transferin.TransferInOutcome;

@Tag("c6")
class WithdrawTransferInLineTest {

    private static final TransferInLineWithdrawn WITHDRAWN = new TransferInLineWithdrawn(ID.value(), 1, "身分證字號有誤");

    private static final TransferInEntered ENTERED = new TransferInEntered(
            ID.value(),
            DESTINATION,
            "2026-11",
            List.of(
                    new Line(1, studentOf(MING), TransferInOutcome.NO_OPEN_CASE),
                    new Line(2, null, TransferInOutcome.INVALID)));

    private final TransferInStories stories = new TransferInStories();
    private final FixtureConfiguration<TransferIn> transferIn = stories.transferIn();

    @Test
    void a_wrong_line_is_taken_back_and_the_light_goes_off() {
        String caseId = stories.reserved(MING, ORIGIN, "TRANSFER", "REPORTED");
        entered(MING, HUA).when(withdraw(1), by(REGISTRAR)).expectEvents(WITHDRAWN);
        assertThat(stories.sent()).last().isEqualTo(off(caseId));
        assertThat(stories.linesThatMayMatchLater()).isEqualTo(1);
    }

    @Test
    void a_tutor_takes_a_line_back_as_well() {
        entered(MING).when(withdraw(1), by(TUTOR)).expectEvents(WITHDRAWN);
    }

    @Test
    void the_light_stays_while_another_line_names_the_student() {
        stories.reserved(MING, ORIGIN, "TRANSFER", "REPORTED");
        entered(MING, MING).when(withdraw(1), by(REGISTRAR)).expectEvents(WITHDRAWN);
        assertThat(stories.sent()).noneMatch(WithdrawTransferInMatch.class::isInstance);
    }

    @Test
    void taking_a_line_back_again_changes_nothing() {
        entered(MING)
                .andGiven(WITHDRAWN)
                .when(withdraw(1), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_line_that_was_never_entered_or_was_no_id_is_not_found() {
        expectRefusal(3, REGISTRAR, LINE_NOT_FOUND);
        expectRefusal(2, REGISTRAR, LINE_NOT_FOUND);
    }

    @Test
    void only_the_school_that_entered_a_line_takes_it_back() {
        expectRefusal(1, REGISTRAR_ELSEWHERE, NOT_YOUR_SCHOOL);
        expectRefusal(1, Actor.SYSTEM, NOT_YOUR_SCHOOL);
    }

    @Test
    void nobody_else_takes_a_line_back() {
        expectRefusal(1, of(DESTINATION, "counsellor-b", Role.COUNSELLOR), ROLE_MAY_NOT);
        expectRefusal(1, of(DESTINATION, "manager-b", Role.SENIOR_MANAGER), ROLE_MAY_NOT);
    }

    @Test
    @Tag("ST-A-04")
    void no_reason_is_written_while_the_student_s_data_are_being_erased() {
        stories.erasureApproved(MING);
        expectRefusal(1, REGISTRAR, ERASURE_UNDER_WAY);
    }

    // by command, so that the lines and what they lit are reserved
    private TestExecutor<TransferIn> entered(String... nationalIds) {
        return transferIn.givenCommands(
                new GenericCommandMessage<>(new EnterTransferIn(ID, "2026-11", List.of(nationalIds)), by(REGISTRAR)));
    }

    private void expectRefusal(int line, Actor actor, TransferInBlocker blocker) {
        transferIn
                .given(ENTERED)
                .when(withdraw(line), by(actor))
                .expectNoEvents()
                .expectException(refused(blocker));
    }

    private static WithdrawTransferInMatch off(String caseId) {
        return new WithdrawTransferInMatch(new CaseFileId(caseId), ID.value(), "身分證字號有誤");
    }

    private static WithdrawTransferInLine withdraw(int line) {
        return new WithdrawTransferInLine(ID, line, "身分證字號有誤");
    }
}
