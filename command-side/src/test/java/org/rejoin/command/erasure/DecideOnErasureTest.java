package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.erasure.ErasureBlocker.CASE_STILL_OPEN;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_IS_DECIDED;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_NOT_FOUND;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.erasure.ErasureBlocker.NOT_THE_REQUESTER;
import static org.rejoin.command.erasure.ErasureBlocker.OWN_REQUEST;
import static org.rejoin.command.erasure.ErasureBlocker.REGISTER_IS_PERMANENT;
import static org.rejoin.command.erasure.ErasureBlocker.REGISTER_IS_STILL_KEPT;
import static org.rejoin.command.erasure.ErasureBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.erasure.ErasureStories.ADMINISTRATOR;
import static org.rejoin.command.erasure.ErasureStories.APPROVED;
import static org.rejoin.command.erasure.ErasureStories.CASE;
import static org.rejoin.command.erasure.ErasureStories.ID;
import static org.rejoin.command.erasure.ErasureStories.NATIONAL_ID;
import static org.rejoin.command.erasure.ErasureStories.OFFICER;
import static org.rejoin.command.erasure.ErasureStories.REGISTRAR;
import static org.rejoin.command.erasure.ErasureStories.SECOND;
import static org.rejoin.command.erasure.ErasureStories.STUDENT;
import static org.rejoin.command.erasure.ErasureStories.by;
import static org.rejoin.command.erasure.ErasureStories.refused;
import static org.rejoin.command.erasure.ErasureStories.requested;
import static org.rejoin.event.DataClass.COUNSELLING;
import static org.rejoin.event.DataClass.REGISTER;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.erasure.ErasureCommand.ApproveErasure;
import org.rejoin.command.erasure.ErasureCommand.CarryOutErasure;
import org.rejoin.command.erasure.ErasureCommand.RefuseErasure;
import org.rejoin.command.erasure.ErasureCommand.RepeatErasure;
import org.rejoin.command.erasure.ErasureCommand.WithdrawErasure;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.erasure.ErasureRefused;
import org.rejoin.event.erasure.ErasureRequested;
import org.rejoin.event.erasure.ErasureWithdrawn;
import org.rejoin.event.erasure.LegalBasis;
import org.rejoin.keystore.ErasedKeys;

@Tag("ST-A-04")
class DecideOnErasureTest {

    private static final ApproveErasure APPROVE = new ApproveErasure(ID);
    private static final RefuseErasure REFUSE = new RefuseErasure(ID, "學籍資料依法永久保存");
    private static final WithdrawErasure WITHDRAW = new WithdrawErasure(ID);
    private static final CarryOutErasure CARRY_OUT = new CarryOutErasure(ID, 7);
    private static final ErasureRefused REFUSED = new ErasureRefused(ID.value(), List.of(), "x");

    private final ErasureStories stories = new ErasureStories();

    @Test
    void a_second_person_approves() {
        for (Actor second : List.of(SECOND, ADMINISTRATOR)) {
            stories.erasure()
                    .given(requested(COUNSELLING))
                    .when(APPROVE, by(second))
                    .expectEvents(APPROVED);
        }
    }

    @Test
    void who_asked_does_not_approve() {
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(APPROVE, by(OFFICER))
                .expectNoEvents()
                .expectException(refused(OWN_REQUEST));
    }

    @Test
    void approved_again_changes_nothing() {
        stories.erasure()
                .given(requested(COUNSELLING), APPROVED)
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-HL-19")
    void register_facts_of_a_reported_case_are_not_erased() {
        stories.erasure()
                .given(requested(REGISTER))
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(REGISTER_IS_PERMANENT));
        assertThat(stories.isKnown(NATIONAL_ID)).isTrue();
    }

    @Test
    @Tag("R-HL-26")
    void nor_before_the_period_is_over_where_one_is_set() {
        stories.erasure("P1Y")
                .given(requested(REGISTER))
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(REGISTER_IS_STILL_KEPT));
    }

    @Test
    @Tag("R-HL-26")
    void the_period_runs_from_an_automatic_closure_too() {
        stories.closedAutomaticallyYesterday();
        stories.erasure("P2D")
                .given(requested(REGISTER))
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(REGISTER_IS_STILL_KEPT));
    }

    @Test
    void no_reason_of_a_refusal_is_written_while_the_other_class_is_being_erased() {
        stories.otherClassApproved();
        stories.erasure()
                .given(requested(REGISTER))
                .when(REFUSE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(ERASURE_UNDER_WAY));
    }

    @Test
    void an_open_case_of_the_person_stops_both_classes() {
        stories.reopened();
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(CASE_STILL_OPEN));
        stories.erasure()
                .given(requested(REGISTER))
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(CASE_STILL_OPEN, REGISTER_IS_PERMANENT));
    }

    @Test
    void with_the_approval_the_national_id_names_nobody_any_more() {
        stories.erasure("P0D")
                .given(requested(REGISTER))
                .when(APPROVE, by(SECOND))
                .expectEvents(APPROVED);
        assertThat(stories.isKnown(NATIONAL_ID)).isFalse();
    }

    @Test
    void the_national_id_of_whose_counselling_text_goes_stays() {
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(APPROVE, by(SECOND))
                .expectEvents(APPROVED);
        assertThat(stories.isKnown(NATIONAL_ID)).isTrue();
    }

    @Test
    @Tag("R-HL-19")
    void a_refusal_names_the_duties_and_the_reason() {
        stories.asked(requested(REGISTER));
        stories.erasure()
                .given(requested(REGISTER))
                .when(REFUSE, by(SECOND))
                .expectEvents(new ErasureRefused(ID.value(), List.of("REGISTER_IS_PERMANENT"), "學籍資料依法永久保存"));
        assertThat(stories.row().standing()).isEqualTo(Erasure.Standing.REFUSED);
        assertThat(stories.row().reason()).isEqualTo("學籍資料依法永久保存");
    }

    @Test
    void who_asked_withdraws_until_it_is_decided() {
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(WITHDRAW, by(OFFICER))
                .expectEvents(new ErasureWithdrawn(ID.value()));
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(WITHDRAW, by(SECOND))
                .expectNoEvents()
                .expectException(refused(NOT_THE_REQUESTER));
        stories.erasure()
                .given(requested(COUNSELLING), APPROVED)
                .when(WITHDRAW, by(OFFICER))
                .expectNoEvents()
                .expectException(refused(ERASURE_IS_DECIDED));
    }

    @Test
    void what_is_refused_stays_refused() {
        stories.erasure()
                .given(requested(COUNSELLING), REFUSED)
                .when(APPROVE, by(SECOND))
                .expectNoEvents()
                .expectException(refused(ERASURE_IS_DECIDED));
        stories.erasure()
                .given(requested(COUNSELLING), REFUSED)
                .when(REFUSE, by(SECOND))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void who_may_not_decide_is_told_the_same_whether_it_exists_or_not() {
        for (Object command : List.of(APPROVE, REFUSE, WITHDRAW)) {
            stories.erasure()
                    .given(requested(COUNSELLING))
                    .when(command, by(REGISTRAR))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
            stories.erasure()
                    .givenNoPriorActivity()
                    .when(command, by(REGISTRAR))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
            stories.erasure()
                    .givenNoPriorActivity()
                    .when(command, by(SECOND))
                    .expectNoEvents()
                    .expectException(refused(ERASURE_NOT_FOUND));
        }
    }

    @Test
    void it_is_carried_out_once_for_every_case_of_the_person() {
        stories.asked(requested(COUNSELLING));
        stories.approved();
        stories.erasure()
                .given(requested(COUNSELLING), APPROVED)
                .when(CARRY_OUT, by(SECOND))
                .expectEvents(carriedOut(COUNSELLING));
        assertThat(stories.erasedCases()).containsExactly(CASE + " COUNSELLING");
        assertThat(stories.row().standing()).isEqualTo(Erasure.Standing.CARRIED_OUT);

        stories.erasure()
                .given(requested(COUNSELLING), APPROVED, carriedOut(COUNSELLING))
                .when(CARRY_OUT, by(SECOND))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nothing_is_carried_out_without_approval() {
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(CARRY_OUT, by(SECOND))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_a_restored_backup_brought_back_goes_again_whatever_else_stands() {
        stories.erasure()
                .givenNoPriorActivity()
                .when(new RepeatErasure(ID, new ErasedKeys(7, STUDENT, REGISTER)), by(Actor.SYSTEM))
                .expectEvents(
                        new ErasureRequested(ID.value(), STUDENT, REGISTER, LegalBasis.RESTORED, null, null, "system"),
                        carriedOut(REGISTER));
        assertThat(stories.isKnown(NATIONAL_ID)).isFalse();
        assertThat(stories.row().standing()).isEqualTo(Erasure.Standing.CARRIED_OUT);
    }

    private static ErasureCarriedOut carriedOut(DataClass dataClass) {
        return new ErasureCarriedOut(ID.value(), STUDENT, dataClass, List.of(CASE));
    }
}
