package org.rejoin.command.ruleset;

import java.util.EnumMap;
import java.util.Map;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** The numbers of a preview, of one school or of several; what each means {@link RulesPreview} says. */
public record PreviewSums(
        int followed,
        int away,
        int reportsBefore,
        int reportsAfter,
        int meetingsBefore,
        int meetingsAfter,
        Map<AbsenceDutyKind, Duties> duties) {

    public static final PreviewSums NOTHING = new PreviewSums(0, 0, 0, 0, 0, 0, Map.of());

    public PreviewSums {
        duties = Map.copyOf(duties);
    }

    /** Of one kind. */
    public record Duties(int before, int after, int added, int dropped, int waived, int dueOtherwise) {

        boolean isEmpty() {
            return before + after + waived + dueOtherwise == 0;
        }

        private Duties plus(Duties other) {
            return new Duties(
                    before + other.before,
                    after + other.after,
                    added + other.added,
                    dropped + other.dropped,
                    waived + other.waived,
                    dueOtherwise + other.dueOtherwise);
        }
    }

    PreviewSums plus(PreviewSums other) {
        Map<AbsenceDutyKind, Duties> both = new EnumMap<>(AbsenceDutyKind.class);
        both.putAll(duties);
        other.duties.forEach((kind, numbers) -> both.merge(kind, numbers, Duties::plus));
        return new PreviewSums(
                followed + other.followed,
                away + other.away,
                reportsBefore + other.reportsBefore,
                reportsAfter + other.reportsAfter,
                meetingsBefore + other.meetingsBefore,
                meetingsAfter + other.meetingsAfter,
                both);
    }
}
