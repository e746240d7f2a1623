package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_SUBMITTED;
import static org.rejoin.command.casefile.CaseFileBlocker.DATE_IN_FUTURE;
import static org.rejoin.command.casefile.CaseFileBlocker.FORM_IS_FROZEN;
import static org.rejoin.command.casefile.CaseFileBlocker.MAIN_REASON_COUNT;
import static org.rejoin.command.casefile.CaseFileBlocker.MISSING_FIELD;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_THE_FILER;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.TEXT_TOO_LONG;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.NOW;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.SUBMITTED;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.draft;
import static org.rejoin.command.casefile.CaseFileStories.fields;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.started;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.FormBuilder.form;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.ContactPerson;
import org.rejoin.event.casefile.CaseForm.LeavingReason;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.LeavingType;

@Tag("T03")
class SubmitFilingTest {

    private static final FilingSubmitted SUBMITTED_AGAIN = new FilingSubmitted(CASE, CaseStatus.PENDING_REPORT);

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    void a_complete_draft_becomes_a_filing(LeavingType type) {
        caseFile.given(draft(type)).when(submit(), by(FILER)).expectEvents(SUBMITTED);
    }

    @Test
    @Tag("c1")
    void what_was_returned_without_a_record_is_filed_again() {
        caseFile.given(RETURNED_CASE).when(submit(), by(FILER)).expectEvents(SUBMITTED);
    }

    @Test
    @Tag("c1")
    void what_was_returned_with_a_record_waits_for_the_report_again() {
        caseFile.given(and(PENDING_CASE, RETURNED)).when(submit(), by(FILER)).expectEvents(SUBMITTED_AGAIN);
    }

    @Test
    void the_filer_submits() {
        expectRefusal(DRAFT_CASE, REGISTRAR, NOT_THE_FILER);
        expectRefusal(DRAFT_CASE, COUNSELLOR, NOT_THE_FILER);
        expectRefusal(DRAFT_CASE, MANAGER, NOT_THE_FILER);
        expectRefusal(and(DRAFT_CASE, OTHER_TUTOR_TRACKS), OTHER_TUTOR, NOT_THE_FILER);
        expectRefusal(TRACKED_CASE, AGENCY, NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED);
    }

    @Test
    void what_is_submitted_is_not_submitted_again() {
        expectRefusal(FILED_CASE, FILER, ALREADY_SUBMITTED);
        expectRefusal(PENDING_CASE, FILER, ALREADY_SUBMITTED);
        expectRefusal(TRACKED_CASE, FILER, FORM_IS_FROZEN, ALREADY_REPORTED);
        expectRefusal(CLOSABLE_CASE, FILER, FORM_IS_FROZEN, ALREADY_REPORTED);
        expectRefusal(CLOSED_CASE, FILER, FORM_IS_FROZEN, ALREADY_REPORTED, ALREADY_CLOSED);
        expectRefusal(paused(), FILER, FORM_IS_FROZEN, ALREADY_REPORTED, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_FILING, FILER, FORM_IS_FROZEN, VOIDED);
        expectRefusal(VOIDED_CASE, FILER, FORM_IS_FROZEN, ALREADY_REPORTED, VOIDED);
    }

    @Test
    @Tag("R-FLD-05")
    @Tag("R-FLD-20")
    void required_fields_are_filled() {
        expectRefusal(draftOf(form().name(" ")), FILER, MISSING_FIELD);
        expectRefusal(draftOf(form().bornOn(null)), FILER, MISSING_FIELD);
        expectRefusal(draftOf(form().identities()), FILER, MISSING_FIELD);
        expectRefusal(draftOf(form().guardian(null)), FILER, MISSING_FIELD);
        expectRefusal(draftOf(form().guardian(new ContactPerson("王大明", null, List.of("1")))), FILER, MISSING_FIELD);
        expectRefusal(draftOf(form().guardian(new ContactPerson("王大明", "FATHER", List.of()))), FILER, MISSING_FIELD);
        expectRefusal(draftOf(form().leftOn(null)), FILER, MISSING_FIELD);
    }

    @Test
    @Tag("R-FLD-13")
    void a_transfer_names_its_destination_even_if_unknown() {
        CaseForm form = form().destination(null).build();
        caseFile.given(started(LeavingType.TRANSFER, form))
                .when(submit(), by(FILER))
                .expectNoEvents()
                .expectException(refused(MISSING_FIELD));
        caseFile.given(started(LeavingType.SUSPENSION, form))
                .when(submit(), by(FILER))
                .expectEvents(SUBMITTED);
    }

    @Test
    @Tag("R-FLD-15")
    void exactly_one_main_reason_is_named() {
        expectRefusal(draftOf(form().mainReason(null)), FILER, MAIN_REASON_COUNT);
    }

    @Test
    @Tag("R-FLD-15")
    void a_main_reason_without_its_code_is_none() {
        expectRefusal(draftOf(form().mainReason(new LeavingReason(null, "其他"))), FILER, MAIN_REASON_COUNT);
    }

    @Test
    @Tag("R-FLD-15")
    void a_secondary_reason_has_its_code() {
        expectRefusal(draftOf(form().secondaryReasons(new LeavingReason(null, "其他"))), FILER, MISSING_FIELD);
    }

    @Test
    @Tag("R-FLD-17")
    @Tag("L07")
    void the_text_of_another_reason_has_30_characters_at_most() {
        String text = "轉".repeat(29) + "𠮷"; // outside the basic plane: two char, one character
        caseFile.given(draftOf(form().mainReason(new LeavingReason("PERSONAL_OTHER", text))))
                .when(submit(), by(FILER))
                .expectEvents(SUBMITTED);
        expectRefusal(
                draftOf(form().mainReason(new LeavingReason("PERSONAL_OTHER", text + "學"))), FILER, TEXT_TOO_LONG);
        expectRefusal(
                draftOf(form().secondaryReasons(new LeavingReason("PERSONAL_OTHER", text + "學"))),
                FILER,
                TEXT_TOO_LONG);
    }

    @Test
    @Tag("R-FLD-20")
    void nobody_left_or_was_born_after_today() {
        caseFile.given(draftOf(form().leftOn(NOW.today())))
                .when(submit(), by(FILER))
                .expectEvents(SUBMITTED);
        expectRefusal(draftOf(form().leftOn(NOW.today().plusDays(1))), FILER, DATE_IN_FUTURE);
        expectRefusal(draftOf(form().bornOn(NOW.today().plusDays(1))), FILER, DATE_IN_FUTURE);
    }

    @Test
    @Tag("R-SCOPE-07")
    void who_came_of_age_since_the_draft_is_not_submitted() {
        expectRefusal(draftOf(form().bornOn(NOW.today().minusYears(18))), FILER, STUDENT_IS_ADULT);
    }

    @Test
    void all_reasons_are_told_at_once_and_each_field_is_named() {
        List<CaseFileEvent> story = draftOf(form().empty()
                .bornOn(LocalDate.of(2000, 1, 1))
                .leftOn(NOW.today().plusDays(1)));
        expectRefusal(story, FILER, MISSING_FIELD, MAIN_REASON_COUNT, DATE_IN_FUTURE, STUDENT_IS_ADULT);
        caseFile.given(story)
                .when(submit(), by(FILER))
                .expectException(fields(
                        "/student/name MISSING_FIELD",
                        "/student/identities MISSING_FIELD",
                        "/guardian/relation MISSING_FIELD",
                        "/guardian/phones MISSING_FIELD",
                        "/mainReason MAIN_REASON_COUNT",
                        "/leftOn DATE_IN_FUTURE"));
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, submit());
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story).when(submit(), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private static List<CaseFileEvent> draftOf(FormBuilder form) {
        return List.of(started(LeavingType.UNEXCUSED_ABSENCE, form.build()));
    }

    private static SubmitFiling submit() {
        return new SubmitFiling(ID);
    }
}
