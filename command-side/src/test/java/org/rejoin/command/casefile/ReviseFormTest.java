package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.FORM_IS_FROZEN;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_THE_FILER;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_FIXED;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.FormBuilder.form;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.ReviseForm;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.FormRevised;

@Tag("T02")
class ReviseFormTest {

    private static final CaseForm CORRECTED = form().name("王曉明").build();

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-FLD-19")
    void the_filer_keeps_a_changed_draft() {
        caseFile.given(DRAFT_CASE).when(revise(CORRECTED), by(FILER)).expectEvents(new FormRevised(CASE, CORRECTED));
    }

    @Test
    @Tag("T06")
    void the_filer_corrects_what_was_returned() {
        caseFile.given(RETURNED_CASE).when(revise(CORRECTED), by(FILER)).expectEvents(new FormRevised(CASE, CORRECTED));
    }

    @Test
    @Tag("R-FLD-19")
    void a_draft_may_lose_everything_but_the_national_id() {
        CaseForm empty = form().empty().build();
        caseFile.given(DRAFT_CASE).when(revise(empty), by(FILER)).expectEvents(new FormRevised(CASE, empty));
    }

    @Test
    void the_same_form_again_changes_nothing() {
        caseFile.given(DRAFT_CASE)
                .when(revise(form().build()), by(FILER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_form_is_the_filers() {
        expectRefusal(DRAFT_CASE, REGISTRAR, CORRECTED, NOT_THE_FILER);
        expectRefusal(DRAFT_CASE, COUNSELLOR, CORRECTED, NOT_THE_FILER);
        expectRefusal(DRAFT_CASE, MANAGER, CORRECTED, NOT_THE_FILER);
        expectRefusal(and(DRAFT_CASE, OTHER_TUTOR_TRACKS), OTHER_TUTOR, CORRECTED, NOT_THE_FILER);
        expectRefusal(TRACKED_CASE, COUNTY_OFFICER, CORRECTED, NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED);
        expectRefusal(TRACKED_CASE, AGENCY, CORRECTED, NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED);
    }

    @Test
    @Tag("R-ST-03")
    void a_submitted_form_is_frozen() {
        expectRefusal(FILED_CASE, FILER, CORRECTED, FORM_IS_FROZEN);
        expectRefusal(PENDING_CASE, FILER, CORRECTED, FORM_IS_FROZEN);
        expectRefusal(TRACKED_CASE, FILER, CORRECTED, FORM_IS_FROZEN, ALREADY_REPORTED);
        expectRefusal(CLOSABLE_CASE, FILER, CORRECTED, FORM_IS_FROZEN, ALREADY_REPORTED);
        expectRefusal(CLOSED_CASE, FILER, CORRECTED, FORM_IS_FROZEN, ALREADY_REPORTED, ALREADY_CLOSED);
        expectRefusal(paused(), FILER, CORRECTED, FORM_IS_FROZEN, ALREADY_REPORTED, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_FILING, FILER, CORRECTED, FORM_IS_FROZEN, VOIDED);
        expectRefusal(VOIDED_CASE, FILER, CORRECTED, FORM_IS_FROZEN, ALREADY_REPORTED, VOIDED);
    }

    @Test
    @Tag("R-SCOPE-07")
    void a_corrected_birth_date_may_show_an_adult() {
        expectRefusal(
                DRAFT_CASE, FILER, form().bornOn(LocalDate.of(2008, 11, 21)).build(), STUDENT_IS_ADULT);
    }

    @Test
    @Tag("R-FLD-07")
    void the_student_of_a_filing_stays() {
        expectRefusal(DRAFT_CASE, FILER, form().nationalId("A800000014").build(), STUDENT_IS_FIXED);
        expectRefusal(
                DRAFT_CASE,
                FILER,
                form().nationalId("A800000014").bornOn(LocalDate.of(2000, 1, 1)).build(),
                STUDENT_IS_ADULT,
                STUDENT_IS_FIXED);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, revise(CORRECTED));
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseForm form, CaseFileBlocker... blockers) {
        caseFile.given(story).when(revise(form), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private static ReviseForm revise(CaseForm form) {
        return new ReviseForm(ID, form);
    }
}
