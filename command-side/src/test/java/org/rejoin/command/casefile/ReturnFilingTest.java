package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.ReturnFiling;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;

@Tag("T06")
class ReturnFilingTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("c1")
    void the_principal_reporter_returns_what_is_not_reported_yet() {
        caseFile.given(FILED_CASE).when(giveBack(), by(REGISTRAR)).expectEvents(RETURNED);
        caseFile.given(PENDING_CASE).when(giveBack(), by(REGISTRAR)).expectEvents(RETURNED);
        caseFile.given(DRAFT_CASE).when(giveBack(), by(REGISTRAR)).expectEvents(RETURNED);
    }

    @Test
    void returning_again_changes_nothing() {
        caseFile.given(RETURNED_CASE)
                .when(giveBack(), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_else_returns() {
        expectRefusal(PENDING_CASE, FILER, NOT_PRINCIPAL);
        expectRefusal(PENDING_CASE, COUNSELLOR, NOT_PRINCIPAL);
        expectRefusal(PENDING_CASE, MANAGER, NOT_PRINCIPAL);
        expectRefusal(TRACKED_CASE, AGENCY, NOT_PRINCIPAL, ALREADY_REPORTED);
    }

    @Test
    @Tag("R-ST-03")
    void after_the_report_nothing_is_returned() {
        expectRefusal(TRACKED_CASE, REGISTRAR, ALREADY_REPORTED);
        expectRefusal(CLOSABLE_CASE, REGISTRAR, ALREADY_REPORTED);
        expectRefusal(CLOSED_CASE, REGISTRAR, ALREADY_REPORTED, ALREADY_CLOSED);
        expectRefusal(paused(), REGISTRAR, ALREADY_REPORTED, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_FILING, REGISTRAR, VOIDED);
        expectRefusal(VOIDED_CASE, REGISTRAR, ALREADY_REPORTED, VOIDED);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, giveBack());
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story).when(giveBack(), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private static ReturnFiling giveBack() {
        return new ReturnFiling(ID, "電話有誤");
    }
}
