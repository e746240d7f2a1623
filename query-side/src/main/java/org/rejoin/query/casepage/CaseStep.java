package org.rejoin.query.casepage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rejoin.event.casefile.ClosureReason;

/** What others see or the law knows of: done on a page of its own that names the effect. */
enum CaseStep {
    REPORT,
    RETURN,
    VOID,
    DECLINE_CLOSURE,
    CLOSE,
    REOPEN;

    private static final List<ClosureReason> BY_THE_SYSTEM =
            List.of(ClosureReason.TURNED_18, ClosureReason.SEMESTER_END);

    /** Last part of the address, of the page and of the command. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean asksReason() {
        return this != REPORT && this != CLOSE;
    }

    /** Outlined in red: it cannot be taken back. */
    public boolean isDestructive() {
        return this == VOID;
    }

    static Optional<CaseStep> at(String path) {
        return Arrays.stream(values()).filter(step -> step.path().equals(path)).findFirst();
    }

    static List<ClosureReason> closureReasons() {
        return Arrays.stream(ClosureReason.values())
                .filter(reason -> !BY_THE_SYSTEM.contains(reason))
                .toList();
    }
}
