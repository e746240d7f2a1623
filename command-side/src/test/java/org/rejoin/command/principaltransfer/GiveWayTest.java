package org.rejoin.command.principaltransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_WAITS;
import static org.rejoin.command.principaltransfer.TransferStories.APPROVED;
import static org.rejoin.command.principaltransfer.TransferStories.HANDED_OVER;
import static org.rejoin.command.principaltransfer.TransferStories.ID;
import static org.rejoin.command.principaltransfer.TransferStories.UNIT;
import static org.rejoin.command.principaltransfer.TransferStories.applied;
import static org.rejoin.command.principaltransfer.TransferStories.by;
import static org.rejoin.command.principaltransfer.TransferStories.refused;
import static org.rejoin.event.principaltransfer.TransferPath.TAKE_OVER;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.GiveWay;
import org.rejoin.event.Actor;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;

@Tag("R-ACC-20")
class GiveWayTest {

    private static final GiveWay GIVE_WAY = new GiveWay(ID);

    private final TransferStories stories = new TransferStories();
    private final FixtureConfiguration<PrincipalTransfer> transfer = stories.transfer();

    @Test
    @Tag("R-ACC-21")
    void who_asked_to_take_over_gives_way_and_learns_why() {
        stories.isOpen(ID, UNIT);
        transfer.given(applied(TAKE_OVER, null))
                .when(GIVE_WAY, by(Actor.SYSTEM))
                .expectEvents(new PrincipalTransferRefused(ID.value(), "主要通報人已自行申請移轉，本申請不再審核。"));
        assertThat(stories.open()).isEmpty();
    }

    @Test
    void a_hand_over_gives_way_to_none() {
        transfer.given(HANDED_OVER)
                .when(GIVE_WAY, by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(refused(TRANSFER_WAITS));
    }

    @Test
    void what_is_decided_stays_decided() {
        transfer.given(applied(TAKE_OVER, null), APPROVED)
                .when(GIVE_WAY, by(Actor.SYSTEM))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
