package org.rejoin.command.principaltransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_A_SUCCESSOR;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.NO_PRINCIPAL_YET;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.STAMPED_FORM_MISSING;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_ID_TAKEN;
import static org.rejoin.command.principaltransfer.PrincipalTransferBlocker.TRANSFER_WAITS;
import static org.rejoin.command.principaltransfer.TransferStories.AGENCY;
import static org.rejoin.command.principaltransfer.TransferStories.ELSEWHERE;
import static org.rejoin.command.principaltransfer.TransferStories.FORM;
import static org.rejoin.command.principaltransfer.TransferStories.HANDED_OVER;
import static org.rejoin.command.principaltransfer.TransferStories.ID;
import static org.rejoin.command.principaltransfer.TransferStories.KAO;
import static org.rejoin.command.principaltransfer.TransferStories.KAO_ID;
import static org.rejoin.command.principaltransfer.TransferStories.REFUSED;
import static org.rejoin.command.principaltransfer.TransferStories.SHEN;
import static org.rejoin.command.principaltransfer.TransferStories.SHEN_ID;
import static org.rejoin.command.principaltransfer.TransferStories.STRANGER_ID;
import static org.rejoin.command.principaltransfer.TransferStories.UNIT;
import static org.rejoin.command.principaltransfer.TransferStories.applied;
import static org.rejoin.command.principaltransfer.TransferStories.by;
import static org.rejoin.command.principaltransfer.TransferStories.refused;
import static org.rejoin.event.principaltransfer.TransferPath.HAND_OVER;
import static org.rejoin.event.principaltransfer.TransferPath.TAKE_OVER;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.ApplyForTransfer;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

@Tag("R-ACC-20")
@Tag("R-ACC-22")
class ApplyForTransferTest {

    private final TransferStories stories = new TransferStories();
    private final FixtureConfiguration<PrincipalTransfer> transfer = stories.transfer();

    @Test
    void the_principal_reporter_hands_over_to_an_account_of_the_unit() {
        transfer.givenNoPriorActivity().when(handOver(KAO_ID), by(SHEN)).expectEvents(HANDED_OVER);
        assertThat(stories.open()).containsExactly(ID.value());
        assertThat(stories.uploads()).containsExactly("TRANSFER_APPLICATION " + SHEN_ID);
    }

    @Test
    void the_appointment_letter_may_come_with_it() {
        transfer.givenNoPriorActivity()
                .when(new ApplyForTransfer(ID, HAND_OVER, KAO_ID, FORM, FORM), by(SHEN))
                .expectEvents(applied(HAND_OVER, FORM));
        assertThat(stories.uploads())
                .containsExactly("APPOINTMENT_LETTER " + SHEN_ID, "TRANSFER_APPLICATION " + SHEN_ID);
    }

    @Test
    @Tag("R-ACC-21")
    void one_of_the_unit_applies_for_the_own_account_where_the_principal_reporter_is_gone() {
        stories.changes(SHEN_ID, "DISABLED", "PRINCIPAL_REPORTER");
        for (String to : new String[] {null, KAO_ID}) {
            new TransferStories()
                    .transfer()
                    .givenNoPriorActivity()
                    .when(takeOver(to), by(KAO))
                    .expectEvents(applied(TAKE_OVER, null));
        }
    }

    @Test
    void without_the_stamped_form_there_is_no_application() {
        transfer.givenNoPriorActivity()
                .when(new ApplyForTransfer(ID, HAND_OVER, KAO_ID, null, FORM), by(SHEN))
                .expectNoEvents()
                .expectException(refused(STAMPED_FORM_MISSING));
        assertThat(stories.uploads()).isEmpty();
    }

    @Test
    void the_same_application_again_changes_nothing() {
        transfer.given(HANDED_OVER)
                .when(handOver(KAO_ID), by(SHEN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_id_is_given_once() {
        transfer.given(HANDED_OVER)
                .when(handOver(STRANGER_ID), by(new Actor("b", Set.of(Role.PRINCIPAL_REPORTER), ELSEWHERE, "990")))
                .expectNoEvents()
                .expectException(refused(TRANSFER_ID_TAKEN));
    }

    @Test
    @Tag("P2")
    void with_the_same_id_something_else_is_no_repetition() {
        for (ApplyForTransfer other : List.of(
                handOver(SHEN_ID),
                new ApplyForTransfer(ID, HAND_OVER, KAO_ID, FORM, FORM),
                new ApplyForTransfer(ID, HAND_OVER, KAO_ID, null, null))) {
            transfer.given(HANDED_OVER)
                    .when(other, by(SHEN))
                    .expectNoEvents()
                    .expectException(refused(TRANSFER_ID_TAKEN));
        }
        transfer.given(HANDED_OVER).when(takeOver(null), by(KAO)).expectException(refused(TRANSFER_ID_TAKEN));
    }

    @Test
    @Tag("P2")
    void an_application_that_was_decided_on_is_not_repeated() {
        transfer.given(HANDED_OVER, REFUSED)
                .when(handOver(KAO_ID), by(SHEN))
                .expectNoEvents()
                .expectException(refused(TRANSFER_ID_TAKEN));
    }

    @Test
    void of_a_unit_one_application_waits() {
        stories.isOpen(new PrincipalTransferId(KAO_ID), UNIT);
        transfer.givenNoPriorActivity()
                .when(handOver(KAO_ID), by(SHEN))
                .expectNoEvents()
                .expectException(refused(TRANSFER_WAITS));
    }

    @Test
    void the_successor_is_staff_of_the_same_unit_in_use() {
        for (String to : new String[] {STRANGER_ID, SHEN_ID, "00000000-0000-4000-8000-000000000000", null}) {
            transfer.givenNoPriorActivity()
                    .when(handOver(to), by(SHEN))
                    .expectNoEvents()
                    .expectException(refused(NOT_A_SUCCESSOR));
        }
        for (String standing : new String[] {"DISABLED", "APPLIED", "REFUSED"}) {
            stories.changes(KAO_ID, standing, "SENIOR_MANAGER");
            transfer.givenNoPriorActivity()
                    .when(handOver(KAO_ID), by(SHEN))
                    .expectNoEvents()
                    .expectException(refused(NOT_A_SUCCESSOR));
        }
        stories.changes(KAO_ID, "NORMAL", "AUDITOR");
        transfer.givenNoPriorActivity()
                .when(handOver(KAO_ID), by(SHEN))
                .expectNoEvents()
                .expectException(refused(NOT_A_SUCCESSOR));
    }

    @Test
    @Tag("R-ACC-21")
    void nobody_applies_for_another() {
        transfer.givenNoPriorActivity()
                .when(takeOver(STRANGER_ID), by(KAO))
                .expectNoEvents()
                .expectException(refused(NOT_A_SUCCESSOR));
    }

    @Test
    void only_the_principal_reporter_hands_over() {
        transfer.givenNoPriorActivity()
                .when(handOver(KAO_ID), by(KAO))
                .expectNoEvents()
                .expectException(refused(NOT_PRINCIPAL));
    }

    @Test
    @Tag("R-ACC-21")
    void only_staff_of_a_unit_take_over() {
        for (Actor actor : List.of(
                SHEN,
                AGENCY,
                new Actor("county", Set.of(Role.COUNTY_OFFICER), null, "990"),
                new Actor("auditor", Set.of(Role.AUDITOR), UNIT, null))) {
            transfer.givenNoPriorActivity()
                    .when(takeOver(null), by(actor))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    @Tag("R-ACC-02")
    void a_unit_without_principal_reporter_applies_for_the_first() {
        stories.principalIsGone();
        transfer.givenNoPriorActivity()
                .when(takeOver(null), by(KAO))
                .expectNoEvents()
                .expectException(refused(NO_PRINCIPAL_YET));
    }

    private static ApplyForTransfer handOver(@Nullable String to) {
        return new ApplyForTransfer(ID, HAND_OVER, to, FORM, null);
    }

    private static ApplyForTransfer takeOver(@Nullable String to) {
        return new ApplyForTransfer(ID, TAKE_OVER, to, FORM, null);
    }
}
