package org.rejoin.command.ruleset;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** What a version of the rules would change for the pupils followed now. No names; numbers as text, for some are not told. */
@Schema(name = "RulesPreview")
record RulesPreview(
        LocalDate from,
        LocalDate until,

        @Schema(
                description = "pupils whose attendance of this school year is followed under these rules",
                example = "31")
        String followed,

        @Schema(description = "of them those away on the last day recorded; assumed to stay away", example = "8")
        String away,

        @Schema(description = "pupils due for a dropout report until then, by the rules as they are", example = "8")
        String reportsBefore,

        @Schema(description = "the same with this version", example = "12")
        String reportsAfter,

        @Schema(
                description = "schools whose head would have to call a meeting for as many pupils are away on that day"
                        + " (SOP-2.3), by the rules as they are",
                example = "0")
        String meetingsBefore,

        @Schema(description = "the same with this version", example = "1")
        String meetingsAfter,

        @Schema(description = "kinds for which anything would differ or open")
        List<Change> duties) {

    /** Duties from tomorrow until the last day, all of them of different pupils or days. */
    @Schema(name = "RulesPreviewDuty")
    record Change(
            AbsenceDutyKind kind,

            @Schema(description = "would open by the rules as they are", example = "8")
            String before,

            @Schema(description = "would open with this version", example = "6")
            String after,

            @Schema(description = "open with this version alone", example = "0")
            String added,

            @Schema(description = "open by the rules as they are alone", example = "2")
            String dropped,

            @Schema(description = "open today, and waived until then with this version alone", example = "0")
            String waived,

            @Schema(description = "due at another time", example = "6")
            String dueOtherwise) {}

    static RulesPreview of(LocalDate from, LocalDate until, PreviewSums sums) {
        return new RulesPreview(
                from,
                until,
                text(sums.followed()),
                text(sums.away()),
                text(sums.reportsBefore()),
                text(sums.reportsAfter()),
                text(sums.meetingsBefore()),
                text(sums.meetingsAfter()),
                sums.duties().entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Change of(AbsenceDutyKind kind, PreviewSums.Duties duties) {
        return new Change(
                kind,
                text(duties.before()),
                text(duties.after()),
                text(duties.added()),
                text(duties.dropped()),
                text(duties.waived()),
                text(duties.dueOtherwise()));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    RulesPreview withoutSmallCounts(int least) {
        return new RulesPreview(
                from,
                until,
                told(followed, least),
                told(away, least),
                told(reportsBefore, least),
                told(reportsAfter, least),
                told(meetingsBefore, least),
                told(meetingsAfter, least),
                duties.stream()
                        .map(duty -> new Change(
                                duty.kind(),
                                told(duty.before(), least),
                                told(duty.after(), least),
                                told(duty.added(), least),
                                told(duty.dropped(), least),
                                told(duty.waived(), least),
                                told(duty.dueOtherwise(), least)))
                        .toList());
    }

    private static String told(String number, int least) {
        int count = Integer.parseInt(number);
        return count > 0 && count < least ? "<" + least : number;
    }
}
