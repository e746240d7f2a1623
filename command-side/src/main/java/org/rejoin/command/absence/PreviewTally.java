package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.command.ruleset.PreviewSums;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.RuleBook;

/** What the pupils of a unit add up to, by the rules as they are and by a draft. */
final class PreviewTally {

    private final Map<AbsenceDutyKind, OfKind> duties = new EnumMap<>(AbsenceDutyKind.class);
    private int followed;
    private int away;
    private int many;
    private int reportsBefore;
    private int reportsAfter;

    private static final class OfKind {
        int before;
        int after;
        int added;
        int dropped;
        int waived;
        int dueOtherwise;

        PreviewSums.Duties sums() {
            return new PreviewSums.Duties(before, after, added, dropped, waived, dueOtherwise);
        }
    }

    /**
     * One pupil more.
     *
     * @param asIs how he will stand by the rules as they are
     * @param asDrafted how by the draft
     */
    void count(Ladder now, Ladder asIs, Ladder asDrafted) {
        Map<String, LadderDuty> known = byKey(now);
        Map<String, LadderDuty> before = byKey(asIs);
        Map<String, LadderDuty> after = byKey(asDrafted);
        followed++;
        reportsBefore += isReportDue(before, known) ? 1 : 0;
        reportsAfter += isReportDue(after, known) ? 1 : 0;
        before.forEach((key, duty) -> countAsIs(duty, known.get(key), after.get(key)));
        after.forEach((key, duty) -> countAsDrafted(duty, known.get(key), before.get(key)));
    }

    /** One of them stays away. */
    void countAway() {
        away++;
    }

    /** One of them is visited by nobody yet (SOP-2.3). */
    void countUnvisited(Ladder asIs) {
        many += asIs.counts().inARow() >= PupilsAway.MANY_FROM ? 1 : 0;
    }

    PreviewSums sums(RuleBook before, RuleBook after, LocalDate until) {
        return new PreviewSums(
                followed,
                away,
                reportsBefore,
                reportsAfter,
                isMeetingOwed(before, until) ? 1 : 0,
                isMeetingOwed(after, until) ? 1 : 0,
                duties.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .sums())));
    }

    private void countAsIs(LadderDuty duty, @Nullable LadderDuty known, @Nullable LadderDuty drafted) {
        OfKind tally = of(duty);
        if (known == null) {
            tally.before++;
            tally.dropped += drafted == null ? 1 : 0;
        }
        tally.dueOtherwise += drafted != null && !drafted.deadline().equals(duty.deadline()) ? 1 : 0;
    }

    private void countAsDrafted(LadderDuty drafted, @Nullable LadderDuty known, @Nullable LadderDuty asIs) {
        OfKind tally = of(drafted);
        if (known == null) {
            tally.after++;
            tally.added += asIs == null ? 1 : 0;
        } else if (known.isOpen() && drafted.standing() == Standing.WAIVED && asIs != null && asIs.isOpen()) {
            tally.waived++;
        }
    }

    private OfKind of(LadderDuty duty) {
        return duties.computeIfAbsent(duty.template().kind(), kind -> new OfKind());
    }

    private boolean isMeetingOwed(RuleBook book, LocalDate day) {
        Integer threshold = book.on(day).rules().thresholds().pupilsOnDayTwo();
        return threshold != null && many > threshold;
    }

    private static boolean isReportDue(Map<String, LadderDuty> then, Map<String, LadderDuty> known) {
        return then.values().stream()
                .anyMatch(duty -> duty.template().kind() == AbsenceDutyKind.DROPOUT_REPORT
                        && duty.isOpen()
                        && !known.containsKey(duty.key()));
    }

    private static Map<String, LadderDuty> byKey(Ladder ladder) {
        return ladder.duties().stream().collect(Collectors.toMap(LadderDuty::key, Function.identity()));
    }
}
