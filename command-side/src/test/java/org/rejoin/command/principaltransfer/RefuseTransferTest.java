package org.rejoin.command.principaltransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_AGENCY;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_IS_DECIDED;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_NOT_FOUND;
import static org.rejoin.command.principaltransfer.TransferStories.AGENCY;
import static org.rejoin.command.principaltransfer.TransferStories.APPROVED;
import static org.rejoin.command.principaltransfer.TransferStories.HANDED_OVER;
import static org.rejoin.command.principaltransfer.TransferStories.ID;
import static org.rejoin.command.principaltransfer.TransferStories.KAO;
import static org.rejoin.command.principaltransfer.TransferStories.REFUSED;
import static org.rejoin.command.principaltransfer.TransferStories.SHEN;
import static org.rejoin.command.principaltransfer.TransferStories.UNIT;
import static org.rejoin.command.principaltransfer.TransferStories.by;
import static org.rejoin.command.principaltransfer.TransferStories.refused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.RefuseTransfer;
import org.rejoin.event.Actor;

@Tag("R-ACC-20")
class RefuseTransferTest {

    private static final RefuseTransfer REFUSE = new RefuseTransfer(ID, "申請表缺校長用印");

    private final TransferStories stories = new TransferStories();
    private final FixtureConfiguration<PrincipalTransfer> transfer = stories.transfer();

    @Test
    void what_the_agency_turns_down_changes_no_account_and_the_unit_may_apply_again() {
        stories.isOpen(ID, UNIT);
        transfer.given(HANDED_OVER).when(REFUSE, by(AGENCY)).expectEvents(REFUSED);
        assertThat(stories.sent()).isEmpty();
        assertThat(stories.open()).isEmpty();
    }

    @Test
    void turning_down_again_changes_nothing() {
        transfer.given(HANDED_OVER, REFUSED)
                .when(REFUSE, by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_approved_is_not_turned_down() {
        transfer.given(HANDED_OVER, APPROVED)
                .when(REFUSE, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(TRANSFER_IS_DECIDED));
    }

    @Test
    void nobody_else_turns_down() {
        for (Actor actor : List.of(SHEN, KAO)) {
            transfer.given(HANDED_OVER).when(REFUSE, by(actor)).expectNoEvents().expectException(refused(NOT_AGENCY));
        }
        transfer.givenNoPriorActivity()
                .when(REFUSE, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(TRANSFER_NOT_FOUND));
    }
}
