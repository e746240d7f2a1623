package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_THE_FILER;
import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_NOT_CONNECTED;
import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_UNAVAILABLE;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.NOW;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.SCHOOL;
import static org.rejoin.command.casefile.CaseFileStories.STUDENT;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.answered;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.fields;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.PrepareRecheck;
import org.rejoin.command.casefile.CaseFileCommand.RecheckRegister;
import org.rejoin.command.casefile.CaseFileCommand.ReviseForm;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.RegisterAnswer.Outcome;
import org.rejoin.event.casefile.RegisterRechecked;

/** 學籍資料勾稽: what the register knows stands in the form, whatever was typed. */
@Tag("R-FLD-02")
class RegisterAtFilingTest {

    private static final CaseForm TYPED = form().build();
    private static final RegisterAnswer KNOWN = known("方子晏", LocalDate.of(2009, 6, 3));

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-FLD-01")
    void name_and_birth_date_come_from_the_register_and_the_answer_is_kept() {
        caseFile.givenNoPriorActivity()
                .when(file(KNOWN), by(FILER))
                .expectEvents(new FilingStarted(
                        CASE,
                        "2026-990001-0001",
                        STUDENT,
                        SCHOOL,
                        COUNTY,
                        UNEXCUSED_ABSENCE,
                        RegisterRules.filled(TYPED, KNOWN),
                        FILER.account(),
                        null,
                        KNOWN));
    }

    @Test
    void the_same_request_again_changes_nothing_whatever_the_register_says_by_then() {
        caseFile.given(startedWith(KNOWN))
                .when(file(answered(Outcome.UNAVAILABLE)), by(FILER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    @Tag("ST-T-03")
    @Tag("R-SCOPE-07")
    @Tag("N10")
    void who_is_an_adult_by_the_register_is_not_filed_and_told_where_the_date_comes_from() {
        caseFile.givenNoPriorActivity()
                .when(file(known("方子晏", LocalDate.of(2008, 6, 3))), by(FILER))
                .expectNoEvents()
                .expectException(refused(STUDENT_IS_ADULT))
                .expectException(fields("/form/student/birthDate BIRTH_DATE_OF_REGISTER"));
    }

    @Test
    void whom_the_register_does_not_know_is_filed_as_typed() {
        for (Outcome outcome : new Outcome[] {Outcome.NOT_FOUND, Outcome.UNAVAILABLE, Outcome.NOT_ASKED}) {
            CaseFileStories.caseFile()
                    .givenNoPriorActivity()
                    .when(file(answered(outcome)), by(FILER))
                    .expectEvents(startedWith(answered(outcome)));
        }
    }

    @Test
    void a_revision_cannot_overwrite_what_the_register_brought() {
        CaseForm moved =
                form().nationalId(CaseFileStories.NATIONAL_ID).guardian(null).build();
        caseFile.given(startedWith(KNOWN))
                .when(new ReviseForm(ID, moved), by(FILER))
                .expectEvents(new FormRevised(CASE, RegisterRules.filled(moved, KNOWN)));
    }

    @Test
    void rechecking_brings_what_the_register_corrected() {
        caseFile.given(DRAFT_CASE)
                .when(new RecheckRegister(ID, KNOWN), by(REGISTRAR))
                .expectEvents(
                        new RegisterRechecked(CASE, KNOWN), new FormRevised(CASE, RegisterRules.filled(TYPED, KNOWN)));
    }

    @Test
    void rechecking_is_still_possible_after_the_submission_and_changes_nothing_twice() {
        caseFile.given(and(FILED_CASE, new RegisterRechecked(CASE, answered(Outcome.NOT_FOUND))))
                .when(new RecheckRegister(ID, answered(Outcome.NOT_FOUND)), by(FILER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_register_that_does_not_answer_changes_nothing() {
        caseFile.given(DRAFT_CASE)
                .when(new RecheckRegister(ID, answered(Outcome.UNAVAILABLE)), by(FILER))
                .expectNoEvents()
                .expectException(refused(REGISTER_UNAVAILABLE));
        CaseFileStories.caseFile()
                .given(DRAFT_CASE)
                .when(new RecheckRegister(ID, answered(Outcome.NOT_ASKED)), by(FILER))
                .expectNoEvents()
                .expectException(refused(REGISTER_NOT_CONNECTED));
    }

    @Test
    @Tag("R-ST-03")
    void a_reported_case_is_not_rechecked() {
        caseFile.given(TRACKED_CASE)
                .when(new RecheckRegister(ID, KNOWN), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ALREADY_REPORTED));
    }

    @Test
    void only_the_filer_and_the_principal_reporter_recheck() {
        caseFile.given(and(FILED_CASE, OTHER_TUTOR_TRACKS))
                .when(new PrepareRecheck(ID), by(OTHER_TUTOR))
                .expectNoEvents()
                .expectException(refused(NOT_THE_FILER));
    }

    @Test
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, new PrepareRecheck(ID));
        staysHidden(CaseFileStories.caseFile(), new RecheckRegister(ID, KNOWN));
    }

    private static StartFiling file(RegisterAnswer answer) {
        return new StartFiling(ID, UNEXCUSED_ABSENCE, TYPED, null, answer);
    }

    private static FilingStarted startedWith(RegisterAnswer answer) {
        return new FilingStarted(
                CASE,
                "2026-990001-0001",
                STUDENT,
                SCHOOL,
                COUNTY,
                UNEXCUSED_ABSENCE,
                RegisterRules.filled(TYPED, answer),
                FILER.account(),
                null,
                answer);
    }

    private static RegisterAnswer known(String name, LocalDate birthDate) {
        return new RegisterAnswer(
                NOW.instant(),
                RegisterAnswer.Source.REGISTER,
                Outcome.FOUND,
                null,
                new RegisterAnswer.Student(name, birthDate, "11301007", "FEMALE", null, null, 1));
    }
}
