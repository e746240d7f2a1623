package org.rejoin.query.obligations;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.query.Labels;

/** What a duty is called: what is to be done, and once it was missed, what was not. */
final class ObligationWords {

    private ObligationWords() {}

    static String of(
            ObligationKind kind,
            boolean missed,
            int soFar,
            int needed,
            LocalDate dueOn,
            @Nullable String semester,
            Locale locale) {
        // days have no zone
        Labels labels = new Labels(ObligationWords.class, locale, ZoneOffset.UTC);
        String day = kind == ObligationKind.TRACKINGS_OF_SEMESTER ? labels.day(dueOn) : labels.dueDay(dueOn);
        return labels.text(kind + (missed ? ".missed" : ".open"), soFar, needed, day, semester);
    }
}
