package org.rejoin.command.principaltransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.LETTER_NUMBER_MISSING;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_AGENCY;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_IS_DECIDED;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_NOT_FOUND;
import static org.rejoin.command.principaltransfer.TransferStories.AGENCY;
import static org.rejoin.command.principaltransfer.TransferStories.APPROVED;
import static org.rejoin.command.principaltransfer.TransferStories.HANDED_OVER;
import static org.rejoin.command.principaltransfer.TransferStories.ID;
import static org.rejoin.command.principaltransfer.TransferStories.KAO;
import static org.rejoin.command.principaltransfer.TransferStories.KAO_ID;
import static org.rejoin.command.principaltransfer.TransferStories.REFUSED;
import static org.rejoin.command.principaltransfer.TransferStories.SHEN;
import static org.rejoin.command.principaltransfer.TransferStories.SHEN_ID;
import static org.rejoin.command.principaltransfer.TransferStories.UNIT;
import static org.rejoin.command.principaltransfer.TransferStories.by;
import static org.rejoin.command.principaltransfer.TransferStories.refused;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.StepDown;
import org.rejoin.command.account.AccountCommand.TakeOver;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.ApproveTransfer;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

@Tag("R-ACC-20")
class ApproveTransferTest {

    private final TransferStories stories = new TransferStories();
    private final FixtureConfiguration<PrincipalTransfer> transfer = stories.transfer();

    @Test
    void the_agency_approves_on_a_letter_and_both_accounts_change_the_former_first() {
        stories.isOpen(ID, UNIT);
        transfer.given(HANDED_OVER).when(approve("示範字第1150003號"), by(AGENCY)).expectEvents(APPROVED);
        assertThat(stories.sent())
                .containsExactly(
                        new StepDown(new AccountId(SHEN_ID), ID.value()),
                        new TakeOver(new AccountId(KAO_ID), ID.value()));
        assertThat(stories.open()).isEmpty();
    }

    @Test
    void approving_again_changes_nothing() {
        transfer.given(HANDED_OVER, APPROVED)
                .when(approve("示範字第1150003號"), by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        assertThat(stories.sent()).isEmpty();
    }

    @Test
    void without_a_letter_nothing_is_approved() {
        for (String number : new String[] {null, " "}) {
            transfer.given(HANDED_OVER)
                    .when(approve(number), by(AGENCY))
                    .expectNoEvents()
                    .expectException(refused(LETTER_NUMBER_MISSING));
        }
    }

    @Test
    void what_was_turned_down_is_not_approved() {
        transfer.given(HANDED_OVER, REFUSED)
                .when(approve("示範字第1150003號"), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(TRANSFER_IS_DECIDED));
    }

    @Test
    void nobody_else_approves_and_is_told_the_same_of_what_is_not_there() {
        for (Actor actor : List.of(SHEN, KAO, new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null))) {
            transfer.given(HANDED_OVER)
                    .when(approve("示範字第1150003號"), by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_AGENCY));
            transfer.givenNoPriorActivity()
                    .when(approve("示範字第1150003號"), by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_AGENCY));
        }
    }

    @Test
    void what_is_not_there_is_not_approved() {
        transfer.givenNoPriorActivity()
                .when(approve("示範字第1150003號"), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(TRANSFER_NOT_FOUND));
    }

    private static ApproveTransfer approve(@Nullable String letterNumber) {
        return new ApproveTransfer(ID, letterNumber);
    }
}
