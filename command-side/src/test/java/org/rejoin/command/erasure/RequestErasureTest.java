package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_ID_TAKEN;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_WAITS;
import static org.rejoin.command.erasure.ErasureBlocker.PERSON_NOT_FOUND;
import static org.rejoin.command.erasure.ErasureBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.erasure.ErasureStories.ADMINISTRATOR;
import static org.rejoin.command.erasure.ErasureStories.CASE;
import static org.rejoin.command.erasure.ErasureStories.ID;
import static org.rejoin.command.erasure.ErasureStories.NATIONAL_ID;
import static org.rejoin.command.erasure.ErasureStories.OFFICER;
import static org.rejoin.command.erasure.ErasureStories.OTHER_ID;
import static org.rejoin.command.erasure.ErasureStories.REGISTRAR;
import static org.rejoin.command.erasure.ErasureStories.STUDENT;
import static org.rejoin.command.erasure.ErasureStories.by;
import static org.rejoin.command.erasure.ErasureStories.named;
import static org.rejoin.command.erasure.ErasureStories.refused;
import static org.rejoin.command.erasure.ErasureStories.request;
import static org.rejoin.command.erasure.ErasureStories.requested;
import static org.rejoin.event.DataClass.COUNSELLING;
import static org.rejoin.event.DataClass.REGISTER;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.erasure.ErasureCommand.Ground;
import org.rejoin.command.erasure.ErasureCommand.Person;
import org.rejoin.command.erasure.ErasureCommand.RequestErasure;
import org.rejoin.event.Actor;
import org.rejoin.event.erasure.ErasureRequested;
import org.rejoin.event.erasure.LegalBasis;

@Tag("ST-A-04")
class RequestErasureTest {

    private final ErasureStories stories = new ErasureStories();

    @Test
    void the_person_may_be_named_by_national_id_case_or_pseudonym() {
        for (Person person :
                List.of(named(NATIONAL_ID), new Person(CASE, null, null), new Person(null, STUDENT, null))) {
            ErasureStories fresh = new ErasureStories();
            fresh.erasure()
                    .givenNoPriorActivity()
                    .when(request(person, COUNSELLING), by(OFFICER))
                    .expectEvents(requested(COUNSELLING));
        }
    }

    @Test
    @Tag("R-HL-19")
    void also_what_a_duty_to_keep_will_forbid_is_taken_in() {
        stories.erasure()
                .givenNoPriorActivity()
                .when(request(named(NATIONAL_ID), REGISTER), by(OFFICER))
                .expectEvents(requested(REGISTER));
        assertThat(stories.row().standing()).isEqualTo(Erasure.Standing.REQUESTED);
    }

    @Test
    void the_same_request_again_changes_nothing() {
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(request(named(NATIONAL_ID), COUNSELLING), by(OFFICER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void an_id_that_is_taken_stands_for_one_request() {
        stories.erasure()
                .given(requested(COUNSELLING))
                .when(request(named(NATIONAL_ID), REGISTER), by(OFFICER))
                .expectNoEvents()
                .expectException(refused(ERASURE_ID_TAKEN));
    }

    @Test
    void one_request_waits_at_a_time_per_person_and_class() {
        stories.asked(requested(COUNSELLING));
        stories.erasure()
                .givenNoPriorActivity()
                .when(
                        new RequestErasure(
                                OTHER_ID,
                                named(NATIONAL_ID),
                                COUNSELLING,
                                new Ground(LegalBasis.PURPOSE_GONE, null, null)),
                        by(OFFICER))
                .expectNoEvents()
                .expectException(refused(ERASURE_WAITS));
    }

    @Test
    void nobody_is_registered_by_asking_for_his_erasure() {
        stories.erasure()
                .givenNoPriorActivity()
                .when(request(named("F131104093"), COUNSELLING), by(OFFICER))
                .expectNoEvents()
                .expectException(refused(PERSON_NOT_FOUND));
        assertThat(stories.isKnown("F131104093")).isFalse();
    }

    @Test
    void only_an_officer_of_the_agency_requests() {
        for (Actor actor : List.of(REGISTRAR, ADMINISTRATOR, Actor.SYSTEM)) {
            stories.erasure()
                    .givenNoPriorActivity()
                    .when(request(named(NATIONAL_ID), COUNSELLING), by(actor))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    void the_system_may_propose_because_the_period_is_over() {
        stories.erasure()
                .givenNoPriorActivity()
                .when(
                        new RequestErasure(
                                ID,
                                new Person(null, STUDENT, null),
                                COUNSELLING,
                                new Ground(LegalBasis.RETENTION, null, null)),
                        by(Actor.SYSTEM))
                .expectEvents(new ErasureRequested(
                        ID.value(), STUDENT, COUNSELLING, LegalBasis.RETENTION, null, null, "system"));
    }
}
