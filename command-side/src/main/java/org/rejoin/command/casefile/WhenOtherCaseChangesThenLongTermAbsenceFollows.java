package org.rejoin.command.casefile;

import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.casefile.CaseFileCommand.FollowOtherCases;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseVoided;
import org.springframework.stereotype.Component;

/** A case was reported, ended or reopened: the long-term absence beside it looks again (T15, T16, 1.23 c7, c26). */
@Component
@ProcessingGroup(WhenOtherCaseChangesThenLongTermAbsenceFollows.GROUP)
@DisallowReplay
class WhenOtherCaseChangesThenLongTermAbsenceFollows {

    static final String GROUP = "when-other-case-changes-then-long-term-absence-follows";

    private final StudentCases cases;
    private final SystemCommands system;

    WhenOtherCaseChangesThenLongTermAbsenceFollows(StudentCases cases, SystemCommands system) {
        this.cases = cases;
        this.system = system;
    }

    @EventHandler
    void react(CaseReported event) {
        followed(event.caseId());
    }

    @EventHandler
    void react(CaseReopened event) {
        followed(event.caseId());
    }

    @EventHandler
    void react(CaseClosed event) {
        followed(event.caseId());
    }

    @EventHandler
    void react(CaseClosedAutomatically event) {
        followed(event.caseId());
    }

    @EventHandler
    void react(CaseVoided event) {
        followed(event.caseId());
    }

    private void followed(String caseId) {
        List<String> beside = Objects.requireNonNull(system.apart(() -> cases.openLongTermAbsencesBeside(caseId)));
        beside.forEach(absence -> system.send(new FollowOtherCases(new CaseFileId(absence))));
    }
}
