package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.DutyTrigger;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Terms;

/**
 * Goes through everything that was recorded, moment by moment, and asks the rules each time what has to be done as far as one
 * knew. The same facts, rules, calendar and moment give the same ladder, in whatever order the facts reached us.
 */
final class LadderWalk {

    private static final LocalTime NOON = LocalTime.NOON;

    private final RuleBook rules;
    private final SchoolCalendar calendar;
    private final ZoneId zone;
    private final KnownDays known = new KnownDays();
    private final Conditions conditions = new Conditions();
    private final Map<String, DutyCourse> courses = new LinkedHashMap<>();
    private final ReportsMade reports = new ReportsMade(courses.values(), known);
    private final Map<LocalDate, RulesInForce> ruleSets = new HashMap<>();
    private final MonthlyChecks checks;

    private final @Nullable LocalDate bornOn;

    private LadderWalk(
            RuleBook rules,
            SchoolCalendar calendar,
            ZoneId zone,
            @Nullable LocalDate bornOn,
            LocalDate first,
            LocalDate today) {
        this.bornOn = bornOn;
        this.rules = rules;
        this.calendar = calendar;
        this.zone = zone;
        checks = MonthlyChecks.between(first, today, rules, calendar, zone, known);
    }

    static Ladder reckon(PupilFacts facts, RuleBook rules, SchoolCalendar calendar, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = facts.days().stream()
                .map(DayFact::day)
                .min(LocalDate::compareTo)
                .orElse(today);
        return new LadderWalk(rules, calendar, zone, facts.bornOn(), first, today).until(now, facts);
    }

    private Ladder until(Instant now, PupilFacts facts) {
        // a day that turned out to be a holiday is of no concern
        Map<Instant, List<DayFact>> days = byMoment(
                facts.days().stream().filter(fact -> calendar.isSchoolDay(fact.day())),
                DayFact.BY_RECORDING,
                DayFact::recordedAt);
        Map<Instant, List<Declaration>> declarations =
                byMoment(facts.declarations().stream(), Declaration.BY_TIME, Declaration::at);
        Map<Instant, List<Deed>> deeds = byMoment(facts.deeds().stream(), Deed.BY_TIME, Deed::at);
        Map<Instant, List<Leaving>> leavings = facts.leavings().stream().collect(Collectors.groupingBy(Leaving::at));
        Stream<Instant> told = Stream.of(days, declarations, deeds, leavings).flatMap(kind -> kind.keySet().stream());
        Stream.concat(told, checks.momentsUntil(now))
                .distinct()
                .sorted()
                .forEach(at -> happens(
                        at,
                        days.getOrDefault(at, List.of()),
                        declarations.getOrDefault(at, List.of()),
                        leavings.getOrDefault(at, List.of()),
                        deeds.getOrDefault(at, List.of())));
        passUntil(now);
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<LadderDuty> duties = courses.values().stream()
                .map(DutyCourse::toDuty)
                .sorted(Comparator.comparing(LadderDuty::day)
                        .thenComparing(duty -> duty.template().kind()))
                .toList();
        Counts counts = Counts.of(known, calendar, today);
        DropoutRisk risk = known.stays().isGone()
                ? DropoutRisk.NONE
                : DropoutRisk.of(counts, rulesOn(today).rules().thresholds());
        return new Ladder(
                counts,
                rulesOn(today),
                checks.nextAfter(today),
                risk,
                risk.mayEnd(today, calendar, zone),
                duties,
                LastDays.of(bornOn, rulesOn(today).rules().ages()));
    }

    private static <T> Map<Instant, List<T>> byMoment(
            Stream<T> facts, Comparator<T> order, Function<T, Instant> moment) {
        return facts.sorted(order).collect(Collectors.groupingBy(moment));
    }

    private void happens(
            Instant at, List<DayFact> days, List<Declaration> declarations, List<Leaving> leavings, List<Deed> deeds) {
        passUntil(at);
        days.forEach(fact -> {
            known.learn(fact);
            checks.learn(fact);
        });
        declarations.forEach(conditions::learn);
        leavings.forEach(leaving -> {
            known.learn(leaving);
            checks.forget();
        });
        if (!days.isEmpty() || !declarations.isEmpty() || !leavings.isEmpty() || checks.isOneAt(at)) {
            follow(at, days);
        }
        deeds.stream().filter(deed -> courses.containsKey(deed.duty())).forEach(deed -> {
            Objects.requireNonNull(courses.get(deed.duty()))
                    .ends(deed, deed.done() ? deed.doneOn() : LocalDate.ofInstant(deed.at(), zone));
            follow(at, days);
        });
    }

    private void passUntil(Instant at) {
        courses.values().forEach(course -> course.passUntil(at));
    }

    private void follow(Instant at, List<DayFact> news) {
        Map<String, WantedDuty> wanted = new LinkedHashMap<>();
        wanted(LocalDate.ofInstant(at, zone)).forEach(duty -> wanted.putIfAbsent(duty.key(), duty));
        wanted.forEach((key, duty) -> {
            DutyCourse course = courses.computeIfAbsent(key, any -> opened(duty, at));
            if (course.canArise()) {
                course.arises(reachedBy(duty));
            }
        });
        courses.forEach((key, course) -> {
            if (!wanted.containsKey(key)) {
                course.doesNotFollow(known.stays()
                        .leaving()
                        .map(LadderWalk::causeOf)
                        .orElseGet(() -> causeOf(course.wanted(), news)));
            }
        });
    }

    // what the facts of before would ask for concerns nobody who left, and nobody who is back
    private List<WantedDuty> wanted(LocalDate today) {
        if (known.stays().isGone()) {
            return List.of();
        }
        List<WantedDuty> all = new ArrayList<>();
        List<Episode> episodes = known.episodes();
        for (Episode episode : episodes) {
            LocalDate returned = episode.returnedOn();
            if (returned == null) {
                episode.rungs().forEach(rung -> wantedOn(rung, episode, all));
            } else {
                wantedAfter(returned, episode, all);
            }
            wantedAfterReport(episode, all);
        }
        reports.ended(episodes, today).forEach(day -> wanted(DutyTrigger.RETURN_AFTER_REPORT, day, all));
        checks.reachedUntil(today).forEach(day -> wanted(DutyTrigger.MONTH, day, all));
        wantedAfterChecks(all);
        LocalDate vulnerableSince = conditions.vulnerableSince();
        if (vulnerableSince != null) {
            LocalDate since =
                    known.stays().backOn().filter(vulnerableSince::isBefore).orElse(vulnerableSince);
            wanted(DutyTrigger.VULNERABLE_FAMILY, since, all);
        }
        FollowUp.after(courses.values(), known).forEach((trigger, day) -> {
            if (!isOutgrown(trigger, day)) {
                wanted(trigger, day, all);
            }
        });
        all.removeIf(duty -> !known.stays().isSinceBack(duty.day()));
        return all;
    }

    // asked of the same days at every moment
    private RulesInForce rulesOn(LocalDate day) {
        return ruleSets.computeIfAbsent(day, rules::on);
    }

    private void wantedAfterChecks(List<WantedDuty> all) {
        courses.values().stream()
                .filter(course -> course.kind() == AbsenceDutyKind.MONTHLY_CHECK
                        && course.isDone()
                        && known.stays().isSinceBack(course.wanted().day()))
                .forEach(course -> {
                    wanted(DutyTrigger.MONTH_DECIDED, course.doneOn(), all);
                    if (course.found(Finding.HIGH_CARE)) {
                        wanted(DutyTrigger.HIGH_CARE, course.doneOn(), all);
                    }
                    if (course.found(Finding.BEHIND_IN_LESSONS)) {
                        wanted(DutyTrigger.BEHIND_IN_LESSONS, course.doneOn(), all);
                    }
                });
    }

    private void wanted(DutyTrigger trigger, LocalDate day, List<WantedDuty> all) {
        RulesInForce inForce = rulesOn(day);
        int months = months(trigger, inForce.rules().terms());
        templates(inForce, trigger, null)
                .forEach(template -> all.add(WantedDuty.inMonths(template, day, months, inForce)));
    }

    private static int months(DutyTrigger trigger, Terms terms) {
        return switch (trigger) {
            case FOLLOW_UP -> 1;
            case STABLE -> terms.stableMonths();
            case NOT_STABLE -> terms.reviewMonths();
            default -> 0;
        };
    }

    /** Whether it would fall due after the last day to which a pupil of this age is followed (2.2). */
    private boolean isOutgrown(DutyTrigger trigger, LocalDate day) {
        StageRules inForce = rulesOn(day).rules();
        int months = months(trigger, inForce.terms());
        return bornOn != null
                && schoolDayFrom(day.plusMonths(months)).isAfter(inForce.ages().followUpUntil(bornOn));
    }

    private void wantedOn(Episode.Rung rung, Episode episode, List<WantedDuty> all) {
        RulesInForce inForce = rulesOn(rung.day());
        templates(inForce, DutyTrigger.DAY, episode)
                .filter(template -> template.day() == rung.count())
                .filter(template -> template.kind() != AbsenceDutyKind.DROPOUT_REPORT
                        || reports.standingIn(episode).isEmpty())
                .forEach(template -> all.add(WantedDuty.of(template, rung.day(), rung.count(), inForce)));
    }

    private void wantedAfter(LocalDate returned, Episode episode, List<WantedDuty> all) {
        RulesInForce inForce = rulesOn(returned);
        templates(inForce, DutyTrigger.RETURN, episode)
                .filter(template -> episode.longest() >= template.day())
                .forEach(template -> all.add(WantedDuty.of(template, returned, 0, inForce)));
    }

    // the letters are owed once the report is made, back at school or not
    private void wantedAfterReport(Episode episode, List<WantedDuty> all) {
        reports.standingIn(episode).ifPresent(report -> {
            RulesInForce inForce = rulesOn(report.doneOn());
            templates(inForce, DutyTrigger.REPORT, episode)
                    .filter(template -> !wasSettledBeforeCorrection(template, report))
                    .forEach(template -> all.add(WantedDuty.of(template, report.doneOn(), 0, inForce)));
        });
    }

    // a letter that went out is not owed anew since the day of the report was corrected
    private boolean wasSettledBeforeCorrection(DutyTemplate template, DutyCourse report) {
        return report.correctedDays().stream()
                .map(day -> courses.get(WantedDuty.keyOf(day, template.kind())))
                .anyMatch(course -> course != null && course.isSettled());
    }

    private Stream<DutyTemplate> templates(RulesInForce inForce, DutyTrigger trigger, @Nullable Episode episode) {
        return inForce.rules().duties().stream()
                .filter(template -> template.trigger() == trigger)
                .filter(template -> conditions.hold(template.condition(), episode));
    }

    // nobody can do what nobody knew: a day entered late gives until the end of the day it was entered
    private DutyCourse opened(WantedDuty duty, Instant at) {
        LocalDate byRule = duty.months() > 0
                ? schoolDayFrom(duty.day().plusMonths(duty.months()))
                : calendar.addSchoolDays(duty.day(), duty.template().dueAfter());
        LocalDate knownOn = LocalDate.ofInstant(at, zone);
        LocalDate dueOn = knownOn.isAfter(byRule) ? knownOn : byRule;
        Instant noon = dueOn.atTime(NOON).atZone(zone).toInstant();
        boolean byNoon = duty.template().inTheMorning() && at.isBefore(noon);
        Instant deadline = byNoon ? noon : dueOn.plusDays(1).atStartOfDay(zone).toInstant();
        return new DutyCourse(duty, dueOn, deadline, reachedBy(duty));
    }

    private @Nullable CountsReached reachedBy(WantedDuty duty) {
        return duty.template().trigger() == DutyTrigger.MONTH ? checks.reachedFor(duty.day()) : null;
    }

    private LocalDate schoolDayFrom(LocalDate day) {
        return calendar.isSchoolDay(day) ? day : calendar.nextSchoolDay(day);
    }

    private static AbsenceWaiver causeOf(Leaving leaving) {
        return Objects.requireNonNull(leaving.cause()).waiver();
    }

    private AbsenceWaiver causeOf(WantedDuty duty, List<DayFact> news) {
        if (duty.template().trigger() == DutyTrigger.REPORT
                && news.isEmpty()
                && courses.values().stream()
                        .anyMatch(course -> course.correctedDays().contains(duty.day()))) {
            return AbsenceWaiver.ENTRY_CORRECTED;
        }
        if (duty.template().trigger() == DutyTrigger.STABLE
                && news.stream().anyMatch(fact -> fact.mark().counts())) {
            return AbsenceWaiver.ABSENT_AGAIN;
        }
        if (news.stream().anyMatch(fact -> fact.mark() == Mark.LEAVE_GRANTED)) {
            return AbsenceWaiver.LEAVE_GRANTED;
        }
        if (news.stream().anyMatch(fact -> fact.mark().isThere() && !fact.day().isBefore(duty.day()))) {
            return AbsenceWaiver.ARRIVED;
        }
        return news.isEmpty() ? AbsenceWaiver.CONDITION_CHANGED : AbsenceWaiver.ENTRY_CORRECTED;
    }
}
