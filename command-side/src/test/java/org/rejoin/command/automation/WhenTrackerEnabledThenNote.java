package org.rejoin.command.automation;

import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.TrackerEnabled;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An automation that leaves a row, and cannot do so for one account until it is repaired. */
@ProcessingGroup(WhenTrackerEnabledThenNote.GROUP)
@DisallowReplay
class WhenTrackerEnabledThenNote {

    static final String GROUP = "when-tracker-enabled-then-note";

    private final JdbcClient jdbc;
    private final SystemCommands system;
    private volatile boolean repaired;

    WhenTrackerEnabledThenNote(JdbcClient jdbc, SystemCommands system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    void damage() {
        repaired = false;
    }

    void repair() {
        repaired = true;
    }

    @EventHandler
    void react(TrackerEnabled event) {
        system.apart(() -> {
            if (event.account().equals("tutor-broken") && !repaired) {
                // within PostgreSQL, as a failing command may be
                jdbc.sql("SELECT 1 / 0").query(Integer.class).single();
            }
            return jdbc.sql("INSERT INTO command_side.case_number (year, school, last) VALUES (1, ?, 1)")
                    .param(event.account().substring("tutor-".length())
                            + event.caseId().substring(0, 8))
                    .update();
        });
    }

    /** Hears something personal, so that it stands in the list behind what failed. */
    @EventHandler
    void react(FilingReturned event) {
        Objects.requireNonNull(event.reason());
    }
}
