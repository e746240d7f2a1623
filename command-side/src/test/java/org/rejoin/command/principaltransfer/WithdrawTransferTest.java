package org.rejoin.command.principaltransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_THE_APPLICANT;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_IS_DECIDED;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_NOT_FOUND;
import static org.rejoin.command.principaltransfer.TransferStories.AGENCY;
import static org.rejoin.command.principaltransfer.TransferStories.APPROVED;
import static org.rejoin.command.principaltransfer.TransferStories.ELSEWHERE;
import static org.rejoin.command.principaltransfer.TransferStories.HANDED_OVER;
import static org.rejoin.command.principaltransfer.TransferStories.ID;
import static org.rejoin.command.principaltransfer.TransferStories.KAO;
import static org.rejoin.command.principaltransfer.TransferStories.REFUSED;
import static org.rejoin.command.principaltransfer.TransferStories.SHEN;
import static org.rejoin.command.principaltransfer.TransferStories.UNIT;
import static org.rejoin.command.principaltransfer.TransferStories.applied;
import static org.rejoin.command.principaltransfer.TransferStories.by;
import static org.rejoin.command.principaltransfer.TransferStories.refused;
import static org.rejoin.event.principaltransfer.TransferPath.TAKE_OVER;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.WithdrawTransfer;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.principaltransfer.PrincipalTransferWithdrawn;

@Tag("R-ACC-20")
class WithdrawTransferTest {

    private static final WithdrawTransfer WITHDRAW = new WithdrawTransfer(ID);
    private static final PrincipalTransferWithdrawn WITHDRAWN = new PrincipalTransferWithdrawn(ID.value());

    private final TransferStories stories = new TransferStories();
    private final FixtureConfiguration<PrincipalTransfer> transfer = stories.transfer();

    @Test
    void who_applied_takes_it_back_and_the_unit_may_apply_again() {
        stories.isOpen(ID, UNIT);
        transfer.given(HANDED_OVER).when(WITHDRAW, by(SHEN)).expectEvents(WITHDRAWN);
        assertThat(stories.open()).isEmpty();
    }

    @Test
    @Tag("R-ACC-21")
    void also_who_asked_to_take_over() {
        transfer.given(applied(TAKE_OVER, null)).when(WITHDRAW, by(KAO)).expectEvents(WITHDRAWN);
    }

    @Test
    void taking_back_again_changes_nothing() {
        transfer.given(HANDED_OVER, WITHDRAWN)
                .when(WITHDRAW, by(SHEN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_decided_is_not_taken_back() {
        for (Object decided : List.of(APPROVED, REFUSED)) {
            transfer.given(HANDED_OVER, decided)
                    .when(WITHDRAW, by(SHEN))
                    .expectNoEvents()
                    .expectException(refused(TRANSFER_IS_DECIDED));
        }
    }

    @Test
    void nobody_else_who_sees_it_takes_it_back() {
        for (Actor actor : List.of(KAO, AGENCY)) {
            transfer.given(HANDED_OVER)
                    .when(WITHDRAW, by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_THE_APPLICANT));
        }
        transfer.given(applied(TAKE_OVER, null))
                .when(WITHDRAW, by(SHEN))
                .expectNoEvents()
                .expectException(refused(NOT_THE_APPLICANT));
    }

    @Test
    void to_everybody_else_it_is_not_there() {
        for (Actor actor : List.of(
                new Actor("tutor-a", Set.of(Role.TUTOR), UNIT, "990"),
                new Actor("stranger", Set.of(Role.TUTOR), ELSEWHERE, "990"),
                new Actor("registrar-b", Set.of(Role.PRINCIPAL_REPORTER), ELSEWHERE, "990"))) {
            transfer.given(HANDED_OVER)
                    .when(WITHDRAW, by(actor))
                    .expectNoEvents()
                    .expectException(refused(TRANSFER_NOT_FOUND));
        }
        transfer.givenNoPriorActivity()
                .when(WITHDRAW, by(SHEN))
                .expectNoEvents()
                .expectException(refused(TRANSFER_NOT_FOUND));
    }
}
