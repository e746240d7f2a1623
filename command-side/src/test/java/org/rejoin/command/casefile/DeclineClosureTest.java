package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.DeclineClosure;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.ClosureDeclined;

@Tag("T10")
class DeclineClosureTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("c21")
    void the_principal_reporter_declines_and_the_suggester_is_named() {
        caseFile.given(CLOSABLE_CASE)
                .when(decline(), by(REGISTRAR))
                .expectEvents(new ClosureDeclined(CASE, "尚未穩定到校", FILER.account()));
    }

    @Test
    void nobody_else_declines() {
        expectRefusal(CLOSABLE_CASE, FILER, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, COUNSELLOR, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, MANAGER, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, COUNTY_OFFICER, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, AGENCY, NOT_PRINCIPAL);
    }

    @Test
    void without_a_suggestion_there_is_nothing_to_decline() {
        expectRefusal(TRACKED_CASE, REGISTRAR, NO_CLOSURE_SUGGESTION);
        expectRefusal(
                and(CLOSABLE_CASE, new ClosureDeclined(CASE, "尚未穩定到校", FILER.account())),
                REGISTRAR,
                NO_CLOSURE_SUGGESTION);
        expectRefusal(paused(), REGISTRAR, TEMPORARILY_CLOSED, NO_CLOSURE_SUGGESTION);
        expectRefusal(DRAFT_CASE, REGISTRAR, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
        expectRefusal(PENDING_CASE, REGISTRAR, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
        expectRefusal(CLOSED_CASE, REGISTRAR, ALREADY_CLOSED);
        expectRefusal(VOIDED_FILING, REGISTRAR, VOIDED);
        expectRefusal(VOIDED_CASE, REGISTRAR, VOIDED);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, decline());
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story).when(decline(), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private static DeclineClosure decline() {
        return new DeclineClosure(ID, "尚未穩定到校");
    }
}
