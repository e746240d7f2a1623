package org.rejoin.command.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.pupilregister.RegisterCommand.CorrectEntry;
import org.rejoin.command.pupilregister.RegisterCommand.EnterPupil;
import org.rejoin.command.pupilregister.RegisterCommand.ExplainEntry;
import org.rejoin.command.pupilregister.RegisterCommand.Pupil;
import org.rejoin.command.pupilregister.RegisterCommand.RecordMovement;
import org.rejoin.command.pupilregister.RegisterCommand.ReturnPupil;
import org.rejoin.command.pupilregister.RegisterCommand.VoidEntry;
import org.rejoin.command.pupilregister.RegisterCommand.WithdrawMovement;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.pupilregister.MovementWithdrawn;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.event.pupilregister.PupilGuidedOn;
import org.rejoin.event.pupilregister.PupilMoved;
import org.rejoin.event.pupilregister.PupilReturned;
import org.rejoin.event.pupilregister.RegisterEntryCorrected;
import org.rejoin.event.pupilregister.RegisterEntryVoided;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Grades;
import org.rejoin.event.school.Stage;
import org.rejoin.keystore.Erased;

/** 賴組長 keeps the register of a junior high school of 花蓮縣; 羅以恩 was born on 2013-05-20. */
class RegisterEntryTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String SCHOOL = "154601J";
    private static final String STUDENT = "11111111-1111-4111-8111-111111111111";
    private static final RegisterEntryId ID = RegisterEntryId.of(SCHOOL, STUDENT);
    private static final Actor REGISTRY = of("lai", Role.REGISTRY, SCHOOL);
    private static final Actor TEACHER = of("yeh", Role.CLASS_TEACHER, SCHOOL);
    private static final Actor STRANGER = of("fang", Role.REGISTRY, "154602J");
    private static final LocalDate BORN = LocalDate.parse("2013-05-20");
    private static final LocalDate ADMITTED_ON = LocalDate.parse("2026-08-31");
    private static final EnterPupil ADMITTED = enters(Movement.ADMITTED, ADMITTED_ON, 7, null);

    private static final VoidEntry VOIDS = new VoidEntry(ID, "選錯學生");

    private final Kept kept = new Kept();

    @Test
    @Tag("R-HL-06")
    void a_number_is_the_year_of_entry_and_a_sequence_from_001() {
        when(REGISTRY, "2026-08-31", ADMITTED)
                .expectResultMessagePayload(new RegisterResult(ID.value(), "115001", false));

        assertThat(StudentNumber.of("115001")).contains(new StudentNumber(115, 1));
        assertThat(List.of("115000", "11501", "1150010", "11500A", "", "１１５００１"))
                .allSatisfy(wrong -> assertThat(StudentNumber.of(wrong)).isEmpty());
    }

    @Test
    @Tag("R-HL-08")
    void who_transfers_in_gets_the_number_after_the_last_of_the_grade() {
        kept.last.put(114, 31);

        when(REGISTRY, "2026-11-02", enters(Movement.TRANSFERRED_IN, LocalDate.parse("2026-11-02"), 8, null))
                .expectResultMessagePayload(new RegisterResult(ID.value(), "114032", false));
    }

    @Test
    @Tag("R-HL-06")
    void after_the_last_number_none_is_left() {
        kept.last.put(115, 999);

        refused(when(REGISTRY, "2026-08-31", ADMITTED), RegisterBlocker.NUMBERS_USED_UP);
    }

    @Test
    @Tag("R-HL-06")
    void a_number_that_stood_in_the_register_before_is_taken_over_and_the_next_one_follows_it() {
        when(REGISTRY, "2026-11-02", enters(Movement.ENROLLED, ADMITTED_ON, 7, "115020"))
                .expectResultMessagePayload(new RegisterResult(ID.value(), "115020", false));

        assertThat(kept.next(SCHOOL, 115)).contains(new StudentNumber(115, 21));
    }

    @Test
    @Tag("R-HL-06")
    void a_number_begins_with_the_year_of_entry_or_one_it_was_brought_along_from() {
        for (String wrong : List.of("116001", "999001", "102001", "000001")) {
            when(REGISTRY, "2026-11-02", enters(Movement.ENROLLED, ADMITTED_ON, 7, wrong))
                    .expectNoEvents()
                    .expectExceptionMessage("[STUDENT_NUMBER_YEAR]");
            when(
                            REGISTRY,
                            "2026-11-02",
                            new CorrectEntry(
                                    ID,
                                    null,
                                    null,
                                    null,
                                    StudentNumber.of(wrong).orElseThrow(),
                                    "學號鍵入錯誤"),
                            enters(Movement.ENROLLED, ADMITTED_ON, 7, "115021"))
                    .expectNoEvents()
                    .expectExceptionMessage("[STUDENT_NUMBER_YEAR]");
        }
        for (String right : List.of("115001", "103001")) {
            when(REGISTRY, "2026-11-02", enters(Movement.ENROLLED, ADMITTED_ON, 7, right))
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Test
    @Tag("R-HL-07")
    void a_number_another_pupil_ever_had_is_not_given_again() {
        kept.taken.add("115020");

        refused(
                when(REGISTRY, "2026-11-02", enters(Movement.ENROLLED, ADMITTED_ON, 7, "115020")),
                RegisterBlocker.NUMBER_IS_TAKEN);
    }

    @Test
    @Tag("R-HL-07")
    void who_is_entered_twice_keeps_the_number() {
        when(REGISTRY, "2026-08-31", ADMITTED, ADMITTED)
                .expectNoEvents()
                .expectResultMessagePayload(new RegisterResult(ID.value(), "115001", false));
        refused(
                when(
                        REGISTRY,
                        "2026-09-01",
                        enters(Movement.ADMITTED, LocalDate.parse("2026-09-01"), 7, null),
                        ADMITTED),
                RegisterBlocker.ALREADY_IN_REGISTER);
    }

    @Test
    @Tag("R-HL-07")
    void who_is_entered_again_with_another_name_or_birth_date_is_entered_otherwise() {
        RecordMovement out = moves(Movement.TRANSFERRED_OUT, "2026-11-02");
        for (Pupil other : List.of(new Pupil("陳別人", BORN, 7, "705"), new Pupil("羅以恩", BORN.plusDays(1), 7, "705"))) {
            refused(
                    when(REGISTRY, "2026-08-31", enters(other, Movement.ADMITTED, ADMITTED_ON, null), ADMITTED),
                    RegisterBlocker.ENTERED_OTHERWISE);
            refused(
                    when(
                            REGISTRY,
                            "2027-11-01",
                            enters(other, Movement.TRANSFERRED_IN, LocalDate.parse("2027-11-01"), null),
                            ADMITTED,
                            out),
                    RegisterBlocker.ENTERED_OTHERWISE);
        }
        when(
                        REGISTRY,
                        "2026-08-31",
                        enters(new Pupil("羅 以恩", BORN, 7, "705"), Movement.ADMITTED, ADMITTED_ON, null),
                        ADMITTED)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-HL-07")
    @Tag("R-HL-08")
    @Tag("ST-ER-04")
    void the_number_of_who_transferred_out_is_kept_and_returns_with_the_pupil() {
        RecordMovement out = moves(Movement.TRANSFERRED_OUT, "2026-11-02");
        EnterPupil back = enters(Movement.TRANSFERRED_IN, LocalDate.parse("2027-11-01"), 8, null);

        when(REGISTRY, "2027-11-01", back, ADMITTED, out)
                .expectEvents(new PupilReturned(
                        ID.value(),
                        Movement.TRANSFER_RETURNED,
                        LocalDate.parse("2027-11-01"),
                        8,
                        "705",
                        false,
                        null,
                        "HUA/JUNIOR_HIGH/0"))
                .expectResultMessagePayload(new RegisterResult(ID.value(), "115001", true));
        refused(
                when(
                        REGISTRY,
                        "2027-11-01",
                        enters(Movement.TRANSFERRED_IN, LocalDate.parse("2027-11-01"), 8, "114099"),
                        ADMITTED,
                        out),
                RegisterBlocker.NUMBER_IS_KEPT);
    }

    @Test
    @Tag("R-HL-10")
    void a_dropout_comes_back_by_a_return_and_not_by_a_transfer() {
        refused(
                when(
                        REGISTRY,
                        "2027-11-01",
                        enters(Movement.TRANSFERRED_IN, LocalDate.parse("2027-11-01"), 8, null),
                        ADMITTED,
                        moves(Movement.DROPPED_OUT, "2026-11-05")),
                RegisterBlocker.RETURN_TO_BE_RECORDED);
    }

    @Test
    @Tag("R-HL-10")
    void the_original_school_places_who_comes_back_in_the_fitting_grade() {
        when(
                        REGISTRY,
                        "2027-09-01",
                        comesBack("2027-09-01", null, null),
                        ADMITTED,
                        moves(Movement.DROPPED_OUT, "2026-11-05"))
                .expectEvents(new PupilReturned(
                        ID.value(),
                        Movement.DROPOUT_RETURNED,
                        LocalDate.parse("2027-09-01"),
                        8,
                        "803",
                        false,
                        null,
                        "HUA/JUNIOR_HIGH/0"));
        refused(
                after(REGISTRY, "2027-09-01", ADMITTED, moves(Movement.DROPPED_OUT, "2026-11-05"))
                        .when(comesBack("2027-09-01", null, null), metaData(STRANGER, "2027-09-01")),
                RegisterBlocker.REGISTER_ENTRY_NOT_FOUND);
    }

    @Test
    @Tag("R-HL-10")
    @Tag("ST-ER-05")
    void who_is_over_age_may_be_guided_to_a_supplementary_school_and_it_is_a_hint() {
        RecordMovement away = moves(Movement.DROPPED_OUT, "2026-11-05");
        when(REGISTRY, "2030-09-02", comesBack("2030-09-02", null, null), ADMITTED, away)
                .expectNoEvents()
                .expectException(Invalid.class)
                .expectExceptionMessage("[OVER_AGE_DECISION]");
        when(REGISTRY, "2030-09-02", comesBack("2030-09-02", ReturnDecision.PLACED, null), ADMITTED, away)
                .expectNoEvents()
                .expectException(Invalid.class);

        when(REGISTRY, "2030-09-02", comesBack("2030-09-02", ReturnDecision.PLACED, "希望回原校"), ADMITTED, away)
                .expectEvents(new PupilReturned(
                        ID.value(),
                        Movement.DROPOUT_RETURNED,
                        LocalDate.parse("2030-09-02"),
                        8,
                        "803",
                        true,
                        "希望回原校",
                        "HUA/JUNIOR_HIGH/0"));
        when(
                        REGISTRY,
                        "2030-09-02",
                        comesBack("2030-09-02", ReturnDecision.SUPPLEMENTARY_SCHOOL, "已聯繫"),
                        ADMITTED,
                        away)
                .expectEvents(new PupilGuidedOn(ID.value(), LocalDate.parse("2030-09-02"), "已聯繫", "HUA/JUNIOR_HIGH/0"));
    }

    @ParameterizedTest
    @CsvSource({
        "JUNIOR_HIGH, 2028-05-20, false",
        "JUNIOR_HIGH, 2029-05-20, false",
        "JUNIOR_HIGH, 2030-05-19, false",
        "JUNIOR_HIGH, 2030-05-20, true",
        "ELEMENTARY, 2028-05-19, false",
        "ELEMENTARY, 2028-05-20, true"
    })
    @Tag("R-HL-10")
    @Tag("ST-ER-05")
    void over_age_is_fifteen_at_primary_and_seventeen_at_junior_high_school_in_every_county(
            Stage stage, LocalDate day, boolean over) {
        kept.stage = stage;
        for (String authority : List.of("AGENCY", "HUA")) {
            kept.authority = authority;
            EnterPupil entered = enters(Movement.ADMITTED, ADMITTED_ON, stage == Stage.ELEMENTARY ? 6 : 7, null);
            assertThat(view(day.toString(), entered).overAge()).isEqualTo(over);
        }
    }

    @Test
    @Tag("R-HL-10")
    void what_is_noted_at_the_return_is_kept_of_any_age() {
        RecordMovement away = moves(Movement.DROPPED_OUT, "2026-11-05");
        for (String note : List.of("家長陪同到校", " ")) {
            when(REGISTRY, "2027-09-01", comesBack("2027-09-01", null, note), ADMITTED, away)
                    .expectEvents(new PupilReturned(
                            ID.value(),
                            Movement.DROPOUT_RETURNED,
                            LocalDate.parse("2027-09-01"),
                            8,
                            "803",
                            false,
                            note.isBlank() ? null : note,
                            "HUA/JUNIOR_HIGH/0"));
        }
    }

    @Test
    @Tag("R-HL-10")
    void who_is_of_school_age_is_not_guided_on() {
        refused(
                when(
                        REGISTRY,
                        "2027-09-01",
                        comesBack("2027-09-01", ReturnDecision.SUPPLEMENTARY_SCHOOL, "已聯繫"),
                        ADMITTED,
                        moves(Movement.DROPPED_OUT, "2026-11-05")),
                RegisterBlocker.NOT_OVER_AGE);
    }

    @Test
    @Tag("R-HL-10")
    void who_is_at_school_cannot_return_and_who_left_is_not_moved() {
        refused(
                when(REGISTRY, "2026-11-02", comesBack("2026-11-02", null, null), ADMITTED),
                RegisterBlocker.PUPIL_IS_NOT_AWAY);
        refused(
                when(
                        REGISTRY,
                        "2026-11-09",
                        moves(Movement.PROMOTED, "2026-11-09"),
                        ADMITTED,
                        moves(Movement.TRANSFERRED_OUT, "2026-11-02")),
                RegisterBlocker.PUPIL_HAS_LEFT);
    }

    @Test
    @Tag("R-HL-09")
    void a_dropout_may_still_transfer_out() {
        when(
                        REGISTRY,
                        "2026-12-01",
                        moves(Movement.TRANSFERRED_OUT, "2026-12-01"),
                        ADMITTED,
                        moves(Movement.DROPPED_OUT, "2026-11-05"))
                .expectEvents(
                        new PupilMoved(ID.value(), Movement.TRANSFERRED_OUT, LocalDate.parse("2026-12-01"), 7, "705"));
    }

    @Test
    @Tag("R-HL-13")
    @Tag("R-HL-30")
    @Tag("ST-ER-03")
    void who_never_arrives_at_the_other_school_is_entered_as_a_dropout_and_comes_back_as_one() {
        for (Movement away : List.of(Movement.TRANSFERRED_OUT, Movement.REASSIGNED)) {
            RecordMovement out = moves(away, "2026-11-02");
            RecordMovement dropsOut = moves(Movement.DROPPED_OUT, "2026-11-06");

            when(REGISTRY, "2026-11-06", dropsOut, ADMITTED, out)
                    .expectEvents(
                            new PupilMoved(ID.value(), Movement.DROPPED_OUT, LocalDate.parse("2026-11-06"), 7, "705"));
            when(REGISTRY, "2026-12-01", comesBack("2026-12-01", null, null), ADMITTED, out, dropsOut)
                    .expectSuccessfulHandlerExecution();
        }
        refused(
                when(
                        REGISTRY,
                        "2026-11-06",
                        moves(Movement.DROPPED_OUT, "2026-11-06"),
                        ADMITTED,
                        moves(Movement.WENT_ABROAD, "2026-11-02")),
                RegisterBlocker.PUPIL_HAS_LEFT);
    }

    @Test
    @Tag("R-HL-10")
    void who_moves_up_or_down_has_another_grade() {
        for (Movement movement : List.of(Movement.PROMOTED, Movement.DEMOTED)) {
            String code = movement == Movement.PROMOTED ? "[GRADE_NOT_HIGHER]" : "[GRADE_NOT_LOWER]";
            EnterPupil entered = enters(Movement.ADMITTED, ADMITTED_ON, 8, null);
            LocalDate on = LocalDate.parse("2026-11-02");
            when(REGISTRY, "2026-11-02", new RecordMovement(ID, movement, on, null, null), entered)
                    .expectExceptionMessage(code);
            int wrong = movement == Movement.PROMOTED ? 7 : 9;
            when(REGISTRY, "2026-11-02", new RecordMovement(ID, movement, on, wrong, null), entered)
                    .expectExceptionMessage(code);
            int right = movement == Movement.PROMOTED ? 9 : 7;
            when(REGISTRY, "2026-11-02", new RecordMovement(ID, movement, on, right, "905"), entered)
                    .expectEvents(new PupilMoved(ID.value(), movement, on, right, "905"));
        }
    }

    @Test
    @Tag("R-HL-31")
    @Tag("R-HL-34")
    void a_full_grade_takes_nobody_but_whom_the_county_places() {
        EnterPupil comes = enters(Movement.TRANSFERRED_IN, LocalDate.parse("2026-11-02"), 7, null);
        kept.room = Room.FULL;
        refused(when(REGISTRY, "2026-11-02", comes), RegisterBlocker.GRADE_IS_FULL);
        when(
                        REGISTRY,
                        "2026-11-02",
                        new EnterPupil(ID, STUDENT, SCHOOL, comes.pupil(), comes.movement(), comes.on(), null, true))
                .expectResultMessagePayload(new RegisterResult(ID.value(), "115001", false));
        kept.room = Room.IN_WINTER_HOLIDAY;
        refused(when(REGISTRY, "2026-11-02", comes), RegisterBlocker.VACANCY_OF_WINTER_HOLIDAY);
    }

    @Test
    @Tag("R-HL-21")
    @Tag("R-HL-34")
    @Tag("L26")
    void register_place_and_help_have_a_last_day_each_and_the_reason_why_they_differ() {
        RegisterEntryView view = view("2026-11-02", ADMITTED);

        assertThat(view.registerUntil()).isEqualTo("2030-08-31");
        assertThat(view.placeUntil()).isEqualTo("2029-05-19");
        assertThat(view.followUpUntil()).isEqualTo("2028-07-31");
        assertThat(view.noteZh()).contains("R-HL-21", "R-HL-34");
        assertThat(view.ruleSet()).isEqualTo("HUA/JUNIOR_HIGH/0");
    }

    @Test
    @Tag("R-HL-18")
    void what_the_clerk_mistyped_is_corrected_and_a_given_number_never() {
        CorrectEntry birth = new CorrectEntry(ID, null, LocalDate.parse("2013-05-21"), null, null, "生日鍵入錯誤");
        when(REGISTRY, "2026-09-01", birth, ADMITTED)
                .expectEvents(new RegisterEntryCorrected(
                        ID.value(), "115001", 115, "羅以恩", LocalDate.parse("2013-05-21"), "705", "生日鍵入錯誤"));
        when(REGISTRY, "2026-09-01", birth, ADMITTED, birth).expectNoEvents().expectSuccessfulHandlerExecution();
        refused(
                when(REGISTRY, "2026-09-01", new CorrectEntry(ID, null, null, null, null, "核對無誤"), ADMITTED, birth),
                RegisterBlocker.ENTRY_NOT_CHANGED);
        refused(
                when(REGISTRY, "2026-09-01", new CorrectEntry(ID, "羅以恩", BORN, "705", null, "核對無誤"), ADMITTED),
                RegisterBlocker.ENTRY_NOT_CHANGED);

        CorrectEntry number = new CorrectEntry(
                ID, null, null, null, StudentNumber.of("115012").orElseThrow(), "學號鍵入錯誤");
        refused(when(REGISTRY, "2026-09-01", number, ADMITTED), RegisterBlocker.NUMBER_WAS_GIVEN_HERE);
        when(REGISTRY, "2026-11-02", number, enters(Movement.ENROLLED, ADMITTED_ON, 7, "115021"))
                .expectEvents(new RegisterEntryCorrected(ID.value(), "115012", 115, "羅以恩", BORN, "705", "學號鍵入錯誤"));
    }

    @Test
    @Tag("R-HL-18")
    void a_correction_that_was_undone_with_a_movement_can_be_made_again() {
        RecordMovement up = new RecordMovement(ID, Movement.PROMOTED, LocalDate.parse("2026-09-30"), 8, "803");
        CorrectEntry wrongClass = new CorrectEntry(ID, null, null, "804", null, "班級誤植");
        when(REGISTRY, "2026-11-03", wrongClass, ADMITTED, up, wrongClass, withdraws(Movement.PROMOTED, "2026-09-30"))
                .expectEvents(new RegisterEntryCorrected(ID.value(), "115001", 115, "羅以恩", BORN, "804", "班級誤植"));
    }

    @Test
    @Tag("SOP-3.5")
    void a_birth_date_entered_or_corrected_has_the_duties_of_the_pupil_looked_at_again() {
        when(REGISTRY, "2026-08-31", ADMITTED);
        assertThat(kept.looks).containsExactly(SCHOOL + " " + STUDENT);

        TestExecutor<RegisterEntry> entered = after(REGISTRY, "2026-09-01", ADMITTED);
        kept.looks.clear();
        entered.when(new CorrectEntry(ID, "羅以恩恩", null, null, null, "姓名鍵入錯誤"), metaData(REGISTRY, "2026-09-01"));
        assertThat(kept.looks).isEmpty();

        entered = after(REGISTRY, "2026-09-01", ADMITTED);
        kept.looks.clear();
        entered.when(
                new CorrectEntry(ID, null, BORN.plusYears(1), null, null, "生日鍵入錯誤"), metaData(REGISTRY, "2026-09-01"));
        assertThat(kept.looks).containsExactly(SCHOOL + " " + STUDENT);
    }

    @Test
    @Tag("R-HL-18")
    void a_movement_recorded_by_mistake_is_withdrawn_and_the_entry_stands_as_before_it() {
        RecordMovement up = new RecordMovement(ID, Movement.PROMOTED, LocalDate.parse("2026-09-30"), 8, "803");
        for (Movement mistake : List.of(Movement.GRADUATED, Movement.DIED)) {
            RecordMovement clicked = moves(mistake, "2026-11-02");
            CorrectEntry corrected = new CorrectEntry(ID, "羅以恩恩", null, null, null, "姓名鍵入錯誤");
            WithdrawMovement withdraws = withdraws(mistake, "2026-11-02");

            when(REGISTRY, "2026-11-03", withdraws, ADMITTED, up, clicked, corrected)
                    .expectEvents(new MovementWithdrawn(
                            ID.value(),
                            LocalDate.parse("2026-11-02"),
                            Movement.PROMOTED,
                            LocalDate.parse("2026-09-30"),
                            8,
                            "803",
                            null,
                            "點錯學生"));
            assertThat(kept.stands).isEqualTo("8 PROMOTED");
            refused(
                    when(REGISTRY, "2026-11-03", withdraws, ADMITTED, up, clicked, withdraws),
                    RegisterBlocker.NOT_THE_NEWEST_MOVEMENT);
            when(
                            REGISTRY,
                            "2026-11-03",
                            moves(Movement.TRANSFERRED_OUT, "2026-10-01"),
                            ADMITTED,
                            up,
                            clicked,
                            withdraws)
                    .expectEvents(new PupilMoved(
                            ID.value(), Movement.TRANSFERRED_OUT, LocalDate.parse("2026-10-01"), 8, "803"));
        }
    }

    @Test
    @Tag("R-HL-18")
    void one_movement_after_the_other_is_withdrawn_and_never_the_entry_itself() {
        RecordMovement up = new RecordMovement(ID, Movement.PROMOTED, LocalDate.parse("2026-09-30"), 8, "803");
        RecordMovement out = moves(Movement.DROPPED_OUT, "2026-10-30");
        WithdrawMovement newest = withdraws(Movement.DROPPED_OUT, "2026-10-30");
        WithdrawMovement first = withdraws(Movement.PROMOTED, "2026-09-30");

        refused(when(REGISTRY, "2026-11-03", first, ADMITTED, up, out), RegisterBlocker.NOT_THE_NEWEST_MOVEMENT);
        when(REGISTRY, "2026-11-03", first, ADMITTED, up, out, newest)
                .expectEvents(new MovementWithdrawn(
                        ID.value(),
                        LocalDate.parse("2026-09-30"),
                        Movement.ADMITTED,
                        ADMITTED_ON,
                        7,
                        "705",
                        null,
                        "點錯學生"));
        refused(
                when(REGISTRY, "2026-11-03", withdraws(Movement.ADMITTED, "2026-08-31"), ADMITTED),
                RegisterBlocker.NOT_THE_NEWEST_MOVEMENT);
        refused(
                after(REGISTRY, "2026-11-03", ADMITTED, up).when(first, metaData(STRANGER, "2026-11-03")),
                RegisterBlocker.REGISTER_ENTRY_NOT_FOUND);
    }

    @Test
    @Tag("R-HL-10")
    @Tag("R-HL-18")
    void that_a_pupil_was_guided_on_is_withdrawn_by_its_day_and_the_pupil_is_a_dropout_again() {
        RecordMovement out = moves(Movement.DROPPED_OUT, "2026-11-05");
        ReturnPupil guided = comesBack("2030-09-02", ReturnDecision.SUPPLEMENTARY_SCHOOL, "已聯繫");

        when(REGISTRY, "2030-09-03", withdraws(Movement.DROPPED_OUT, "2030-09-02"), ADMITTED, out, guided)
                .expectEvents(new MovementWithdrawn(
                        ID.value(),
                        LocalDate.parse("2030-09-02"),
                        Movement.DROPPED_OUT,
                        LocalDate.parse("2026-11-05"),
                        7,
                        "705",
                        null,
                        "點錯學生"));
    }

    @Test
    @Tag("R-HL-07")
    @Tag("R-HL-19")
    void an_entry_made_by_mistake_is_voided_for_a_reason_and_nothing_is_done_with_it_any_more() {
        when(REGISTRY, "2026-09-01", VOIDS, ADMITTED).expectEvents(new RegisterEntryVoided(ID.value(), "選錯學生"));
        assertThat(kept.voided).containsExactly(ID.value());
        assertThat(kept.looks).last().isEqualTo(SCHOOL + " " + STUDENT);

        when(REGISTRY, "2026-09-01", VOIDS, ADMITTED, VOIDS).expectNoEvents();
        for (Object command : List.of(
                moves(Movement.TRANSFERRED_OUT, "2026-09-01"),
                comesBack("2026-09-01", null, null),
                withdraws(Movement.ADMITTED, "2026-08-31"),
                new CorrectEntry(ID, "羅以恩恩", null, null, null, "姓名鍵入錯誤"),
                new ExplainEntry(ID))) {
            refused(when(REGISTRY, "2026-09-01", command, ADMITTED, VOIDS), RegisterBlocker.ENTRY_IS_VOID);
        }
    }

    @Test
    @Tag("R-HL-07")
    @Tag("R-HL-19")
    void who_is_entered_again_after_a_mistake_has_a_new_number() {
        when(REGISTRY, "2026-09-01", enters(Movement.ADMITTED, ADMITTED_ON, 7, null), ADMITTED, VOIDS)
                .expectResultMessagePayload(new RegisterResult(ID.value(), "115002", false));
    }

    @Test
    @Tag("R-HL-19")
    void an_entry_on_which_something_rests_is_not_voided_and_all_of_it_is_named() {
        refused(
                when(REGISTRY, "2026-11-03", VOIDS, ADMITTED, moves(Movement.DROPPED_OUT, "2026-11-02")),
                RegisterBlocker.ENTRY_HAS_MOVEMENTS);
        for (RegisterBlocker blocker : List.of(
                RegisterBlocker.ENTRY_HAS_OPEN_ABSENCE,
                RegisterBlocker.ENTRY_HAS_OPEN_TRANSFER,
                RegisterBlocker.ENTRY_HAS_CLASS_CHANGE)) {
            kept.resting = List.of(blocker);
            refused(when(REGISTRY, "2026-11-03", VOIDS, ADMITTED), blocker);
        }
        when(REGISTRY, "2026-11-03", VOIDS, ADMITTED, moves(Movement.DROPPED_OUT, "2026-11-02"))
                .expectExceptionMessage("ENTRY_HAS_MOVEMENTS, ENTRY_HAS_CLASS_CHANGE");
    }

    @Test
    @Tag("R-HL-18")
    @Tag("R-HL-19")
    void once_its_movements_are_withdrawn_an_entry_is_voided() {
        when(
                        REGISTRY,
                        "2026-11-03",
                        VOIDS,
                        ADMITTED,
                        moves(Movement.DROPPED_OUT, "2026-11-02"),
                        withdraws(Movement.DROPPED_OUT, "2026-11-02"))
                .expectEvents(new RegisterEntryVoided(ID.value(), "選錯學生"));
    }

    @Test
    @Tag("R-HL-17")
    void only_the_own_school_and_who_keeps_its_register_voids() {
        refused(
                after(REGISTRY, "2026-09-01", ADMITTED).when(VOIDS, metaData(STRANGER, "2026-09-01")),
                RegisterBlocker.REGISTER_ENTRY_NOT_FOUND);
        refused(
                after(REGISTRY, "2026-09-01", ADMITTED).when(VOIDS, metaData(TEACHER, "2026-09-01")),
                RegisterBlocker.REGISTER_ROLE_MAY_NOT);
    }

    @Test
    @Tag("R-HL-18")
    void to_what_was_erased_nothing_is_written_back() {
        PupilEntered erased = new PupilEntered(
                ID.value(),
                STUDENT,
                SCHOOL,
                Erased.TEXT,
                false,
                115,
                Erased.TEXT,
                null,
                7,
                "705",
                Movement.ADMITTED,
                ADMITTED_ON);
        PupilMoved away = new PupilMoved(ID.value(), Movement.DROPPED_OUT, LocalDate.parse("2026-11-05"), 7, "705");
        for (Object command : List.of(
                new CorrectEntry(ID, "羅以恩", null, null, null, "姓名鍵入錯誤"),
                new CorrectEntry(ID, null, BORN, null, null, "生日鍵入錯誤"),
                moves(Movement.TRANSFERRED_OUT, "2026-12-01"),
                withdraws(Movement.DROPPED_OUT, "2026-11-05"),
                VOIDS,
                comesBack("2026-12-01", null, "家長陪同到校"))) {
            refused(
                    new AggregateTestFixture<>(RegisterEntry.class)
                            .registerInjectableResource(kept)
                            .given(erased, away)
                            .when(command, metaData(REGISTRY, "2026-12-01")),
                    RegisterBlocker.REGISTER_DATA_ERASED);
        }
    }

    @ParameterizedTest
    @Tag("R-HL-30")
    @Tag("2.2")
    @EnumSource(names = {"WENT_ABROAD", "GRADUATED", "DIED"})
    void who_follows_the_pupil_s_days_is_told_that_he_left_and_that_it_was_a_mistake(Movement movement) {
        when(REGISTRY, "2026-11-02", moves(movement, "2026-11-02"), ADMITTED);
        assertThat(kept.told).containsExactly("back 2026-08-31", "in 705", movement + " 2026-11-02");

        kept.told.clear();
        when(REGISTRY, "2026-11-03", withdraws(movement, "2026-11-02"), ADMITTED, moves(movement, "2026-11-02"));
        assertThat(kept.told).last().isEqualTo("not 2026-11-02");
    }

    @ParameterizedTest
    @Tag("R-HL-30")
    @EnumSource(names = {"TRANSFERRED_OUT", "REASSIGNED", "SUSPENDED", "DROPPED_OUT"})
    void who_is_to_arrive_elsewhere_or_dropped_out_stays_the_school_s_own(Movement movement) {
        when(REGISTRY, "2026-11-02", moves(movement, "2026-11-02"), ADMITTED);

        assertThat(kept.told).containsExactly("back 2026-08-31", "in 705");
    }

    @Test
    @Tag("R-HL-10")
    void who_is_guided_to_a_supplementary_school_left_and_who_is_placed_is_back() {
        RecordMovement out = moves(Movement.DROPPED_OUT, "2026-11-05");
        ReturnPupil guided = comesBack("2030-09-02", ReturnDecision.SUPPLEMENTARY_SCHOOL, "已聯繫");
        when(REGISTRY, "2030-09-03", comesBack("2030-09-03", ReturnDecision.PLACED, "已聯繫"), ADMITTED, out, guided);

        assertThat(kept.told)
                .containsExactly(
                        "back 2026-08-31", "in 705", "SUPPLEMENTARY_SCHOOL 2030-09-02", "back 2030-09-03", "in 803");
    }

    @Test
    void who_keeps_the_class_lists_is_told_of_another_class() {
        RecordMovement up = new RecordMovement(ID, Movement.PROMOTED, LocalDate.parse("2026-09-30"), 8, "803");
        when(REGISTRY, "2026-10-01", withdraws(Movement.PROMOTED, "2026-09-30"), ADMITTED, up);

        assertThat(kept.told).containsExactly("back 2026-08-31", "in 705", "in 803", "in 705");
    }

    @Test
    @Tag("R-HL-17")
    void only_registry_and_head_keep_the_register() {
        refused(when(TEACHER, "2026-08-31", ADMITTED), RegisterBlocker.REGISTER_ROLE_MAY_NOT);
    }

    @Test
    void what_cannot_be_meant_is_named_at_its_field() {
        when(REGISTRY, "2026-08-31", enters(Movement.ADMITTED, ADMITTED_ON, 10, null))
                .expectExceptionMessage("[GRADE_OF_STAGE]");
        when(REGISTRY, "2026-08-30", ADMITTED).expectExceptionMessage("[DATE_IN_FUTURE]");
        when(REGISTRY, "2026-08-31", enters(Movement.TRANSFERRED_OUT, ADMITTED_ON, 7, null))
                .expectExceptionMessage("[NOT_AN_ENTRY]");
        when(REGISTRY, "2026-09-30", moves(Movement.TRANSFERRED_OUT, "2026-08-30"), ADMITTED)
                .expectExceptionMessage("[BEFORE_LAST_MOVEMENT]");
        when(REGISTRY, "2026-09-30", moves(Movement.DROPOUT_RETURNED, "2026-09-30"), ADMITTED)
                .expectExceptionMessage("[NOT_A_MOVEMENT]");
    }

    @Test
    @Tag("R-HL-07")
    void the_id_is_stored_as_its_bare_value() {
        assertThat(ID.toString()).isEqualTo(ID.value());
    }

    private RegisterEntryView view(String day, EnterPupil entered) {
        List<RegisterEntryView> seen = new ArrayList<>();
        when(REGISTRY, day, new ExplainEntry(ID), entered).expectResultMessageMatching(new CustomMatcher<>("a view") {
            @Override
            public boolean matches(Object message) {
                seen.add((RegisterEntryView) ((Message<?>) message).getPayload());
                return true;
            }
        });
        return seen.get(0);
    }

    private static void refused(ResultValidator<RegisterEntry> result, RegisterBlocker blocker) {
        result.expectNoEvents().expectException(Refused.class).expectExceptionMessage(blocker.name());
    }

    private static EnterPupil enters(Movement movement, LocalDate on, int grade, @Nullable String number) {
        return enters(new Pupil("羅以恩", BORN, grade, "705"), movement, on, number);
    }

    private static EnterPupil enters(Pupil pupil, Movement movement, LocalDate on, @Nullable String number) {
        return new EnterPupil(
                ID,
                STUDENT,
                SCHOOL,
                pupil,
                movement,
                on,
                number == null ? null : StudentNumber.of(number).orElseThrow(),
                false);
    }

    private static RecordMovement moves(Movement movement, String on) {
        return new RecordMovement(ID, movement, LocalDate.parse(on), null, null);
    }

    private static WithdrawMovement withdraws(Movement movement, String on) {
        return new WithdrawMovement(ID, movement, LocalDate.parse(on), "點錯學生");
    }

    private static ReturnPupil comesBack(String on, @Nullable ReturnDecision decision, @Nullable String note) {
        return new ReturnPupil(ID, Movement.DROPOUT_RETURNED, LocalDate.parse(on), 8, "803", decision, note);
    }

    private ResultValidator<RegisterEntry> when(Actor by, String day, Object command, Object... before) {
        return after(by, day, before).when(command, metaData(by, day));
    }

    private TestExecutor<RegisterEntry> after(Actor by, String day, Object... before) {
        TestExecutor<RegisterEntry> given = new AggregateTestFixture<>(RegisterEntry.class)
                .registerInjectableResource(kept)
                .givenNoPriorActivity();
        for (Object command : before) {
            given = given.andGivenCommands(
                    List.of(new GenericCommandMessage<>(command, MetaData.from(metaData(by, day)))));
        }
        return given;
    }

    private static Map<String, Object> metaData(Actor by, String day) {
        Map<String, Object> metaData = new HashMap<>(by.toMetaData());
        metaData.put(Moment.KEY, new Moment(LocalDateTime.parse(day + "T10:00").atZone(TAIPEI)));
        return metaData;
    }

    private static Actor of(String account, Role role, String school) {
        return new Actor(account, Set.of(role), school, "HUA");
    }

    /** What is kept beside the events, of one school. */
    private static final class Kept implements RegisterFacts {

        private final Map<Integer, Integer> last = new HashMap<>();
        private final List<String> taken = new ArrayList<>();
        private final List<String> looks = new ArrayList<>();
        private final List<String> voided = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private List<RegisterBlocker> resting = List.of();
        private String stands = "";
        private Room room = Room.FREE;
        private String authority = "HUA";
        private Stage stage = Stage.JUNIOR_HIGH;

        @Override
        public Room room(String school, int grade, LocalDate on) {
            return room;
        }

        @Override
        public RulesInForce rules(String school, LocalDate day) {
            return new RuleBook(authority, stage, List.of()).on(day);
        }

        @Override
        public SchoolCalendar calendar(String school) {
            return new SchoolCalendar(List.of());
        }

        @Override
        public Grades grades(String school) {
            return Grades.of(stage);
        }

        @Override
        public boolean isBeingErased(String studentId) {
            return false;
        }

        @Override
        public Optional<StudentNumber> next(String school, int entryYear) {
            int sequence = last.merge(entryYear, 1, Integer::sum);
            return sequence > StudentNumber.LAST
                    ? Optional.empty()
                    : Optional.of(new StudentNumber(entryYear, sequence));
        }

        @Override
        public boolean enters(
                RegisterEntryId id,
                String studentId,
                String school,
                StudentNumber number,
                LocalDate bornOn,
                int grade,
                Movement movement) {
            last.merge(number.entryYear(), number.sequence(), Math::max);
            return !taken.contains(number.text());
        }

        @Override
        public void bornOnChanged(String school, String studentId) {
            looks.add(school + " " + studentId);
        }

        @Override
        public void left(String school, String studentId, LocalDate from, LeavingCause cause) {
            told.add(cause + " " + from);
        }

        @Override
        public void cameBack(String school, String studentId, LocalDate from) {
            told.add("back " + from);
        }

        @Override
        public void tookBack(String school, String studentId, LocalDate day) {
            told.add("not " + day);
        }

        @Override
        public void inClass(String school, String studentId, String className) {
            told.add("in " + className);
        }

        @Override
        public void stands(RegisterEntryId id, int grade, Movement movement) {
            stands = grade + " " + movement;
        }

        @Override
        public boolean corrects(RegisterEntryId id, StudentNumber number, LocalDate bornOn) {
            return !taken.contains(number.text());
        }

        @Override
        public List<RegisterBlocker> restingOn(RegisterEntryId id, String school, String studentId, Instant now) {
            return resting;
        }

        @Override
        public void voids(RegisterEntryId id) {
            voided.add(id.value());
        }
    }
}
