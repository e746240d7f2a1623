package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_MISMATCH;
import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_UNAVAILABLE;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.NATIONAL_ID;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.SCHOOL;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.answered;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.fields;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.shownAt;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.event.casefile.ClosureReason.DECEASED;
import static org.rejoin.event.casefile.ClosureReason.OTHER_SENIOR_HIGH;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.GrantRegisterOverride;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.RegisterAnswer.Outcome;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;

/** 返校復學 and 其它高中職就讀 are closed where the register has the student there. */
@Tag("R-CLS-03")
@Tag("T11")
@Tag("c5")
class RegisterAtClosureTest {

    private static final RegisterOverrideGranted OVERRIDE = new RegisterOverrideGranted(CASE, "系統停機", "agency");

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @ParameterizedTest
    @Tag("ST-P-03")
    @Tag("ST-P-06")
    @CsvSource({
        "RETURNED_TO_SCHOOL, 990001",
        "OTHER_SENIOR_HIGH, 990002",
        "OTHER_SENIOR_HIGH, 990001N", // 進修部 is a unit of its own
    })
    void where_the_register_agrees_its_answer_stands_in_the_event(ClosureReason reason, String unit) {
        caseFile.given(CLOSABLE_CASE)
                .when(close(reason, shownAt(unit)), by(REGISTRAR))
                .expectEvents(new CaseClosed(CASE, reason, null, FILER.account(), shownAt(unit), null));
    }

    @ParameterizedTest
    @Tag("ST-P-03")
    @Tag("N11")
    @CsvSource({
        "RETURNED_TO_SCHOOL, 990002, REGISTER_SHOWS_OTHER_UNIT",
        "RETURNED_TO_SCHOOL, 990001N, REGISTER_SHOWS_OTHER_UNIT",
        "OTHER_SENIOR_HIGH, 990001, REGISTER_SHOWS_THIS_UNIT",
    })
    void where_it_disagrees_nothing_is_closed_and_what_it_shows_is_told(
            ClosureReason reason, String unit, String told) {
        caseFile.given(CLOSABLE_CASE)
                .when(close(reason, shownAt(unit)), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(REGISTER_MISMATCH))
                .expectException(fields("/closureReason " + told));
    }

    @Test
    @Tag("R-SCOPE-11")
    void whom_no_register_ever_knew_is_closed_and_the_answer_kept() {
        caseFile.given(CLOSABLE_CASE)
                .when(close(RETURNED_TO_SCHOOL, answered(Outcome.NOT_FOUND)), by(REGISTRAR))
                .expectEvents(new CaseClosed(
                        CASE, RETURNED_TO_SCHOOL, null, FILER.account(), answered(Outcome.NOT_FOUND), null));
    }

    @Test
    void who_was_the_unit_s_student_and_is_nowhere_now_is_not_closed() {
        caseFile.given(and(CLOSABLE_CASE, new RegisterRechecked(CASE, shownAt(SCHOOL))))
                .when(close(OTHER_SENIOR_HIGH, answered(Outcome.NOT_FOUND)), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(REGISTER_MISMATCH))
                .expectException(fields("/closureReason REGISTER_SHOWS_NOBODY"));
    }

    @Test
    void without_a_register_the_closure_says_that_nobody_was_asked() {
        caseFile.given(CLOSABLE_CASE)
                .when(close(RETURNED_TO_SCHOOL, answered(Outcome.NOT_ASKED)), by(REGISTRAR))
                .expectEvents(new CaseClosed(
                        CASE, RETURNED_TO_SCHOOL, null, FILER.account(), answered(Outcome.NOT_ASKED), null));
    }

    @Test
    @Tag("P7")
    @Tag("ST-P-03")
    void a_register_that_does_not_answer_lets_nothing_be_closed() {
        caseFile.given(CLOSABLE_CASE)
                .when(close(RETURNED_TO_SCHOOL, answered(Outcome.UNAVAILABLE)), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(REGISTER_UNAVAILABLE));
    }

    @Test
    void what_stands_against_the_closure_anyway_is_told_without_the_register() {
        caseFile.given(TRACKED_CASE)
                .when(close(RETURNED_TO_SCHOOL, answered(Outcome.UNAVAILABLE)), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(NO_CLOSURE_SUGGESTION));
        CaseFileStories.caseFile()
                .given(TRACKED_CASE)
                .when(close(RETURNED_TO_SCHOOL, null), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(NO_CLOSURE_SUGGESTION));
    }

    @ParameterizedTest
    @EnumSource(
            value = ClosureReason.class,
            names = {"RETURNED_TO_SCHOOL", "OTHER_SENIOR_HIGH"})
    void the_register_is_asked_for_two_reasons(ClosureReason reason) {
        caseFile.given(CLOSABLE_CASE)
                .when(close(reason, null), by(REGISTRAR))
                .expectNoEvents()
                .expectException(asking(new RegisterQuestion(NATIONAL_ID, SCHOOL)));
    }

    @Test
    @Tag("ST-P-03")
    void and_for_no_other() {
        caseFile.given(and(
                        CLOSABLE_CASE,
                        new ClosureSuggested(CASE, null, DECEASED, "已歿", FILER.account(), CaseStatus.PENDING_CLOSURE)))
                .when(close(DECEASED, null), by(REGISTRAR))
                .expectEvents(new CaseClosed(CASE, DECEASED, null, FILER.account()));
    }

    @Test
    void the_agency_may_let_one_closure_happen_without_the_register() {
        caseFile.given(CLOSABLE_CASE)
                .when(new GrantRegisterOverride(ID, "系統停機"), by(AGENCY))
                .expectEvents(OVERRIDE);
        CaseFileStories.caseFile()
                .given(and(CLOSABLE_CASE, OVERRIDE))
                .when(new GrantRegisterOverride(ID, "系統仍停機"), by(AGENCY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobody_else_may() {
        caseFile.given(CLOSABLE_CASE)
                .when(new GrantRegisterOverride(ID, "系統停機"), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
        CaseFileStories.caseFile()
                .given(CaseFileStories.PENDING_CASE)
                .when(new GrantRegisterOverride(ID, "系統停機"), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT, NOT_REPORTED_YET));
        staysHidden(CaseFileStories.caseFile(), new GrantRegisterOverride(ID, "系統停機"));
    }

    @Test
    void the_closure_names_who_spared_it_the_register() {
        caseFile.given(and(CLOSABLE_CASE, OVERRIDE))
                .when(close(RETURNED_TO_SCHOOL, answered(Outcome.UNAVAILABLE)), by(REGISTRAR))
                .expectEvents(new CaseClosed(
                        CASE,
                        RETURNED_TO_SCHOOL,
                        null,
                        FILER.account(),
                        answered(Outcome.UNAVAILABLE),
                        AGENCY.account()));
    }

    @Test
    void an_answer_weighs_more_than_an_override() {
        caseFile.given(and(CLOSABLE_CASE, OVERRIDE))
                .when(close(RETURNED_TO_SCHOOL, shownAt("990002")), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(REGISTER_MISMATCH));
    }

    @Test
    void an_override_is_used_once() {
        caseFile.given(and(
                        CLOSABLE_CASE,
                        OVERRIDE,
                        new CaseClosed(
                                CASE,
                                RETURNED_TO_SCHOOL,
                                null,
                                FILER.account(),
                                answered(Outcome.UNAVAILABLE),
                                "agency"),
                        new CaseReopened(CASE, "誤結"),
                        CaseFileStories.SUGGESTED))
                .when(close(RETURNED_TO_SCHOOL, answered(Outcome.UNAVAILABLE)), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(REGISTER_UNAVAILABLE));
    }

    private static Matcher<RegisterNotAsked> asking(RegisterQuestion question) {
        return new FeatureMatcher<>(Matchers.equalTo(question), "asking", "question") {
            @Override
            protected RegisterQuestion featureValueOf(RegisterNotAsked asked) {
                return asked.question();
            }
        };
    }

    private static CloseCase close(ClosureReason reason, @Nullable RegisterAnswer answer) {
        return new CloseCase(ID, reason, null, answer);
    }
}
