package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.NOT_A_PURE_TUTOR;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
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
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.SetTracker;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;

@Tag("R-AST-01")
class SetTrackerTest {

    private static final String TUTOR = OTHER_TUTOR.account();

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-AST-02")
    void the_principal_reporter_makes_a_tutor_a_tracker_in_any_state_but_voided() {
        for (List<CaseFileEvent> story : List.of(
                DRAFT_CASE, FILED_CASE, PENDING_CASE, RETURNED_CASE, TRACKED_CASE, CLOSABLE_CASE, CLOSED_CASE)) {
            caseFile.given(story).when(set(TUTOR, true), by(REGISTRAR)).expectEvents(OTHER_TUTOR_TRACKS);
        }
    }

    @Test
    @Tag("R-AST-04")
    void the_principal_reporter_disables_a_tracker() {
        caseFile.given(and(TRACKED_CASE, OTHER_TUTOR_TRACKS))
                .when(set(TUTOR, false), by(REGISTRAR))
                .expectEvents(new TrackerDisabled(CASE, TUTOR));
    }

    @Test
    @Tag("R-AST-04")
    void a_tracker_is_disabled_whatever_became_of_the_account() {
        caseFile.given(and(TRACKED_CASE, new TrackerEnabled(CASE, "gone")))
                .when(set("gone", false), by(REGISTRAR))
                .expectEvents(new TrackerDisabled(CASE, "gone"));
    }

    @Test
    void setting_what_is_set_changes_nothing() {
        caseFile.given(and(TRACKED_CASE, OTHER_TUTOR_TRACKS))
                .when(set(TUTOR, true), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        caseFile.given(TRACKED_CASE)
                .when(set(TUTOR, false), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_else_sets_trackers() {
        expectRefusal(TRACKED_CASE, FILER, TUTOR, NOT_PRINCIPAL);
        expectRefusal(TRACKED_CASE, COUNSELLOR, TUTOR, NOT_PRINCIPAL);
        expectRefusal(TRACKED_CASE, MANAGER, TUTOR, NOT_PRINCIPAL);
        expectRefusal(TRACKED_CASE, AGENCY, TUTOR, NOT_PRINCIPAL);
    }

    @Test
    void a_voided_case_has_no_trackers() {
        expectRefusal(VOIDED_FILING, REGISTRAR, TUTOR, VOIDED);
        expectRefusal(VOIDED_CASE, REGISTRAR, TUTOR, VOIDED);
    }

    @Test
    @Tag("R-AST-03")
    void a_tracker_is_a_tutor_of_this_school_and_nothing_else() {
        expectRefusal(TRACKED_CASE, REGISTRAR, COUNSELLOR.account(), NOT_A_PURE_TUTOR);
        expectRefusal(VOIDED_CASE, FILER, "nobody", NOT_PRINCIPAL, VOIDED, NOT_A_PURE_TUTOR);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, set(TUTOR, true));
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, String account, CaseFileBlocker... blockers) {
        caseFile.given(story)
                .when(set(account, true), by(actor))
                .expectNoEvents()
                .expectException(refused(blockers));
    }

    private static SetTracker set(String account, boolean enabled) {
        return new SetTracker(ID, account, enabled);
    }
}
