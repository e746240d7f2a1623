package org.rejoin.command.obligation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.obligation.CaseDutiesCommand.KeepDuties;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.springframework.stereotype.Component;

/** Looks at the duties of a case whenever something happened to it. */
@Component
@DisallowReplay
@ProcessingGroup("when-case-moves-then-keep-duties")
class WhenCaseMovesThenKeepDuties {

    private static final Set<Class<?>> OF_NO_CONCERN =
            Set.of(TrackingRecordDrafted.class, TrackerEnabled.class, TrackerDisabled.class);

    private final SystemCommands commands;
    private final CaseHistory history;

    WhenCaseMovesThenKeepDuties(SystemCommands commands, CaseHistory history) {
        this.commands = commands;
        this.history = history;
    }

    @EventHandler
    void react(CaseFileEvent event) {
        if (!OF_NO_CONCERN.contains(event.getClass())) {
            commands.send(KeepDuties.of(event.caseId()));
        }
        if (event instanceof CaseReported) {
            keepDutiesThatAskedFor(event.caseId());
        }
    }

    /** A closure may have asked for this report (R-CLS-06). */
    private void keepDutiesThatAskedFor(String caseId) {
        List<String> others = Objects.requireNonNull(commands.apart(() -> history.others(caseId)));
        others.forEach(other -> commands.send(KeepDuties.of(other)));
    }
}
