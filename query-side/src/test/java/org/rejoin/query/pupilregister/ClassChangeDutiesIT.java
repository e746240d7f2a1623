package org.rejoin.query.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.newId;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.classchange.ClassChangeCounselled;
import org.rejoin.event.classchange.ClassChangeDecided;
import org.rejoin.event.classchange.ClassChangeRequested;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.keystore.Erased;
import org.rejoin.query.QuerySideTest;
import org.rejoin.query.absence.ClassChangeWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits of a change of class, and what is left of it after an erasure. */
@QuerySideTest
@Tag("R-HL-33")
class ClassChangeDutiesIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(670_000);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

    private final RegisterProjector register;
    private final ClassChangeProjector changes;
    private final ClassChangeDuties duties;
    private final RegisterEntries entries;
    private final TransactionTemplate transaction;

    private final String school = SCHOOLS.incrementAndGet() + "J";
    private final Actor registry = staff("lai", school, Role.REGISTRY);
    private final String entry = newId();
    private final String student = newId();

    ClassChangeDutiesIT(
            @Autowired RegisterProjector register,
            @Autowired ClassChangeProjector changes,
            @Autowired ClassChangeDuties duties,
            @Autowired RegisterEntries entries,
            @Autowired PlatformTransactionManager transactions) {
        this.register = register;
        this.changes = changes;
        this.duties = duties;
        this.entries = entries;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void entered() {
        told(() -> register.on(new PupilEntered(
                entry, student, school, "115001", false, 115, "羅以恩", null, 7, "705", Movement.ENROLLED, TODAY)));
    }

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_step_waits_for_registry_and_head_of_the_school_from_its_first_day() {
        requested(TODAY.plusDays(1));
        assertThat(open(registry)).isEmpty();

        counselled(TODAY);
        assertThat(open(registry)).singleElement().satisfies(task -> assertThat(task)
                .returns("DECIDE", ClassChangeWork.Task::step)
                .returns(TODAY, ClassChangeWork.Task::dueOn)
                .returns(false, ClassChangeWork.Task::overdue));
        assertThat(open(staff("mo", school, Role.HEAD))).hasSize(1);
        for (Actor other : List.of(
                staff("yeh", school, Role.CLASS_TEACHER),
                staff("wen", school, Role.COUNSELLING_OFFICE),
                staff("fang", SCHOOLS.incrementAndGet() + "J", Role.REGISTRY))) {
            assertThat(open(other)).as(other.account()).isEmpty();
        }
    }

    @Test
    void the_committee_is_late_the_day_after_its_month_and_one_that_does_not_approve_ends_it() {
        requested(TODAY.minusMonths(2));
        counselled(TODAY.minusDays(1));
        assertThat(open(registry)).singleElement().returns(true, ClassChangeWork.Task::overdue);

        told(() -> changes.on(new ClassChangeDecided(entry, TODAY, null, "未同意", null)));
        assertThat(open(registry)).isEmpty();
    }

    @Test
    @Tag("R-HL-26")
    void an_erased_text_is_gone_of_every_request_and_of_an_erased_pupil_nothing_waits() {
        requested(TODAY);
        counselled(TODAY);
        told(() -> changes.on(new ClassChangeDecided(entry, TODAY, null, "未同意", null)));
        requested(TODAY);
        told(() -> changes.on(new ErasureCarriedOut(newId(), student, DataClass.COUNSELLING, List.of())));

        String erased = Erased.text(DataClass.COUNSELLING);
        List<WrittenChange> written = as(registry, () -> entries.classChangesOf(UUID.fromString(entry), registry));
        assertThat(written).extracting(WrittenChange::place).containsExactly(1, 0);
        assertThat(written).extracting(WrittenChange::reason).containsOnly(erased);
        assertThat(written).extracting(WrittenChange::minutes).containsExactly(null, erased);
        assertThat(open(registry)).as("the school goes on").hasSize(1);

        told(() -> changes.on(new ErasureCarriedOut(newId(), student, DataClass.REGISTER, List.of())));
        assertThat(open(registry)).isEmpty();
    }

    @Test
    void a_step_of_a_request_of_before_there_was_this_read_model_does_not_stop_it() {
        counselled(TODAY);

        assertThat(open(registry)).isEmpty();
    }

    private void requested(LocalDate counselUntil) {
        told(() -> changes.on(
                new ClassChangeRequested(entry, school, counselUntil.minusMonths(1), "與同儕相處困難", counselUntil),
                MetaData.with(DataSubject.STUDENT, student)));
    }

    private void counselled(LocalDate decideUntil) {
        told(() -> changes.on(new ClassChangeCounselled(entry, decideUntil.minusMonths(1), 4, decideUntil)));
    }

    private void told(Runnable event) {
        transaction.executeWithoutResult(status -> event.run());
    }

    private List<ClassChangeWork.Task> open(Actor reader) {
        return as(reader, () -> duties.open(reader));
    }

    private static <T extends @Nullable Object> T as(Actor reader, Supplier<T> question) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(reader, null, List.of()));
        return question.get();
    }
}
