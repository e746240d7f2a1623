package org.rejoin.command.ruleset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.event.Role;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.Ages;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.DutyTrigger;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Terms;
import org.rejoin.event.ruleset.Thresholds;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.event.school.Stage;

/** Whether rules can be meant so: numbers within reason, each duty once and with somebody who owes it. */
final class RulesCheck {

    private static final int MOST_DAYS = 60;
    private static final int MOST_PUPILS = 500;
    private static final int YOUNGEST = 6;
    private static final int OLDEST = 25;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_RULE_ID = 20;
    private static final int LONGEST_WORDING_ZH = 30;
    private static final int LONGEST_WORDING_EN = 80;
    // SPEC L20
    private static final int MOST_DAYS_TO_LETTER = 3;

    private static final Set<DutyTrigger> COUNTING = EnumSet.of(DutyTrigger.DAY, DutyTrigger.RETURN);

    private final List<FieldProblem> problems = new ArrayList<>();

    private RulesCheck() {}

    static List<FieldProblem> of(StageRules rules, Stage stage) {
        RulesCheck check = new RulesCheck();
        check.there("/thresholds", rules.thresholds());
        check.there("/terms", rules.terms());
        check.there("/ages", rules.ages());
        check.there("/duties", rules.duties());
        if (!check.problems.isEmpty()) {
            return List.copyOf(check.problems);
        }
        check.thresholds(rules.thresholds(), stage == Stage.SENIOR_HIGH ? 0 : 1);
        check.terms(rules.terms());
        check.ages(rules.ages());
        check.duties(rules.duties(), rules.thresholds());
        if (stage != Stage.SENIOR_HIGH) {
            check.whatTheLawAsksFor(rules.duties(), stage);
        }
        return List.copyOf(check.problems);
    }

    private void whatTheLawAsksFor(List<DutyTemplate> duties, Stage stage) {
        long there =
                statutory(duties).stream().map(DutyTemplate::kind).distinct().count();
        if (there
                < Stream.of(AbsenceDutyKind.values())
                        .filter(kind -> !kind.mayBeWaived())
                        .count()) {
            problems.add(FieldProblem.of("/duties", "DUTY_BY_LAW"));
        }
        Map<AbsenceDutyKind, DutyTemplate> builtIn = BuiltInRules.of(BuiltInRules.NATIONAL, stage).stream()
                .flatMap(rules -> rules.rules().duties().stream())
                .collect(Collectors.toMap(DutyTemplate::kind, Function.identity()));
        for (int i = 0; i < duties.size(); i++) {
            DutyTemplate duty = duties.get(i);
            DutyTemplate byLaw = duty.kind() == null || duty.kind().mayBeWaived() ? null : builtIn.get(duty.kind());
            if (byLaw != null) {
                asTheLawSays("/duties/" + i, duty, byLaw);
            }
        }
    }

    // what depends on the case is not for an authority to say (1.23 c14), nor when a letter may be late (L20)
    private void asTheLawSays(String pointer, DutyTemplate duty, DutyTemplate byLaw) {
        same(pointer + "/condition", duty.condition(), byLaw.condition());
        same(pointer + "/trigger", duty.trigger(), byLaw.trigger());
        same(pointer + "/evidence", duty.evidence(), byLaw.evidence());
        if (duty.kind() == AbsenceDutyKind.LETTER_TO_COMMITTEE && duty.dueAfter() > MOST_DAYS_TO_LETTER) {
            problems.add(FieldProblem.of(pointer + "/dueAfter", "OUT_OF_RANGE", 0, MOST_DAYS_TO_LETTER));
        }
    }

    private void same(String pointer, @Nullable Enum<?> asked, Enum<?> byLaw) {
        if (asked != null && asked != byLaw) {
            problems.add(FieldProblem.of(pointer, "DUTY_AS_BY_LAW"));
        }
    }

    // JSON may hold a line of nothing
    private static Set<DutyTemplate> statutory(List<DutyTemplate> duties) {
        return duties.stream()
                .filter(duty ->
                        duty != null && duty.kind() != null && !duty.kind().mayBeWaived())
                .collect(Collectors.toSet());
    }

    private void thresholds(Thresholds thresholds, int least) {
        days("/thresholds/daysToReport", thresholds.daysToReport(), 1);
        days("/thresholds/longAbsenceDays", thresholds.longAbsenceDays(), least);
        days("/thresholds/longLeaveCount", thresholds.longLeaveCount(), least);
        days("/thresholds/longLeaveDays", thresholds.longLeaveDays(), least);
        if (thresholds.pupilsOnDayTwo() != null) {
            within("/thresholds/pupilsOnDayTwo", thresholds.pupilsOnDayTwo(), 1, MOST_PUPILS);
        }
    }

    private void terms(Terms terms) {
        days("/terms/stableMonths", terms.stableMonths(), 1);
        days("/terms/reviewMonths", terms.reviewMonths(), 1);
        days("/terms/arrivalDays", terms.arrivalDays(), 1);
        days("/terms/arrivalDaysElsewhere", terms.arrivalDaysElsewhere(), 1);
    }

    private void ages(Ages ages) {
        within("/ages/followUp", ages.followUp(), YOUNGEST, OLDEST);
        within("/ages/register", ages.register(), YOUNGEST, OLDEST);
        within("/ages/place", ages.place(), YOUNGEST, OLDEST);
        text("/ages/noteZh", ages.noteZh(), LONGEST_NOTE);
        text("/ages/noteEn", ages.noteEn(), LONGEST_NOTE);
    }

    private void duties(List<DutyTemplate> duties, Thresholds thresholds) {
        Set<AbsenceDutyKind> seen = EnumSet.noneOf(AbsenceDutyKind.class);
        for (int i = 0; i < duties.size(); i++) {
            DutyTemplate duty = duties.get(i);
            String pointer = "/duties/" + i;
            if (!isWhole(pointer, duty)) {
                continue;
            }
            if (!seen.add(duty.kind())) {
                problems.add(FieldProblem.of(pointer + "/kind", "DUTY_TWICE"));
            }
            text(pointer + "/ruleId", duty.ruleId(), LONGEST_RULE_ID);
            if (duty.roles().isEmpty()) {
                problems.add(FieldProblem.of(pointer + "/roles", "MISSING_FIELD"));
            }
            if (!Role.OF_COMPULSORY_SCHOOL.containsAll(duty.roles())) {
                problems.add(FieldProblem.of(pointer + "/roles", "UNKNOWN_CODE"));
            }
            days(pointer + "/day", duty.day(), COUNTING.contains(duty.trigger()) ? 1 : 0);
            days(pointer + "/dueAfter", duty.dueAfter(), 0);
            wording(pointer + "/wording", duty);
            if (duty.kind() == AbsenceDutyKind.DROPOUT_REPORT
                    && (duty.trigger() != DutyTrigger.DAY || duty.day() != thresholds.daysToReport() + 1)) {
                problems.add(FieldProblem.of(pointer + "/day", "REPORT_DAY", thresholds.daysToReport() + 1));
            }
        }
    }

    private void wording(String pointer, DutyTemplate duty) {
        Wording wording = duty.wording();
        if (wording == null) {
            return;
        }
        if (!duty.kind().mayBeWaived()) {
            problems.add(FieldProblem.of(pointer, "DUTY_AS_BY_LAW"));
        }
        if (wording.zh() == null || wording.zh().isBlank()) {
            problems.add(FieldProblem.of(pointer + "/zh", "MISSING_FIELD"));
        }
        text(pointer + "/zh", wording.zh(), LONGEST_WORDING_ZH);
        text(pointer + "/en", wording.en(), LONGEST_WORDING_EN);
    }

    // JSON may leave out what no type does
    private boolean isWhole(String pointer, @Nullable DutyTemplate duty) {
        return there(pointer, duty)
                && duty != null
                && there(pointer + "/kind", duty.kind())
                && there(pointer + "/ruleId", duty.ruleId())
                && there(pointer + "/roles", duty.roles())
                && there(pointer + "/trigger", duty.trigger())
                && there(pointer + "/condition", duty.condition())
                && there(pointer + "/evidence", duty.evidence());
    }

    private boolean there(String pointer, @Nullable Object value) {
        if (value == null) {
            problems.add(FieldProblem.of(pointer, "MISSING_FIELD"));
        }
        return value != null;
    }

    private void text(String pointer, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            problems.add(FieldProblem.of(pointer, "TEXT_TOO_LONG", longest, value.length()));
        }
    }

    private void days(String pointer, int value, int least) {
        within(pointer, value, least, MOST_DAYS);
    }

    private void within(String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(FieldProblem.of(pointer, "OUT_OF_RANGE", least, most));
        }
    }
}
