package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.RuleBook;

/**
 * On the first school day of each month one looks whether the pupil was on long leave or absence by the last school day
 * before: by the leaves of that day's month and the days of its semester (SOP-0.3).
 */
final class MonthlyChecks {

    /** @param lastBefore the last school day before it */
    private record Check(LocalDate day, LocalDate lastBefore) {}

    private final RuleBook rules;
    private final SchoolCalendar calendar;
    private final ZoneId zone;
    private final KnownDays known;
    private final List<Check> checks = new ArrayList<>();
    private final Map<LocalDate, Boolean> reached = new HashMap<>();

    private MonthlyChecks(RuleBook rules, SchoolCalendar calendar, ZoneId zone, KnownDays known) {
        this.rules = rules;
        this.calendar = calendar;
        this.zone = zone;
        this.known = known;
    }

    /**
     * @param first day of which anything was recorded
     * @param today the check after it is among them, to know when to look again
     */
    static MonthlyChecks between(
            LocalDate first, LocalDate today, RuleBook rules, SchoolCalendar calendar, ZoneId zone, KnownDays known) {
        MonthlyChecks all = new MonthlyChecks(rules, calendar, zone, known);
        LocalDate day = first;
        while (!day.isAfter(today)) {
            day = calendar.nextSchoolDay(YearMonth.from(day).atEndOfMonth());
            all.checks.add(new Check(day, all.schoolDayBefore(day)));
        }
        return all;
    }

    private LocalDate schoolDayBefore(LocalDate day) {
        return Stream.iterate(day.minusDays(1), before -> before.minusDays(1))
                .filter(calendar::isSchoolDay)
                .findFirst()
                .orElseThrow();
    }

    /** The moments from which they are known, up to that one. */
    Stream<Instant> momentsUntil(Instant now) {
        return checks.stream().map(this::momentOf).filter(at -> !at.isAfter(now));
    }

    boolean isOneAt(Instant at) {
        return checks.stream().anyMatch(check -> momentOf(check).equals(at));
    }

    /** A fact of a day before may change it. */
    void learn(DayFact fact) {
        reached.keySet().removeIf(day -> fact.day().isBefore(day));
    }

    /** What counts may be other days. */
    void forget() {
        reached.clear();
    }

    /** Days until then on which the pupil has to be decided on, as far as is known. */
    List<LocalDate> reachedUntil(LocalDate today) {
        return checks.stream()
                .filter(check -> !check.day().isAfter(today))
                .filter(check -> reached.computeIfAbsent(check.day(), day -> isReached(check)))
                .map(Check::day)
                .toList();
    }

    /** What the check of that day is for, as far as is known. */
    CountsReached reachedFor(LocalDate day) {
        return checks.stream()
                .filter(check -> check.day().equals(day))
                .findFirst()
                .map(check -> countsOf(check).reachedBy(check.lastBefore()))
                .orElseThrow();
    }

    /** When the next one will be due, if nothing happens. */
    Optional<Instant> nextAfter(LocalDate today) {
        return checks.stream()
                .filter(check -> check.day().isAfter(today))
                .filter(this::isReached)
                .map(this::momentOf)
                .findFirst();
    }

    private boolean isReached(Check check) {
        return countsOf(check).isLong(rules.on(check.day()).rules().thresholds());
    }

    private Counts countsOf(Check check) {
        return Counts.of(known, calendar, check.lastBefore());
    }

    private Instant momentOf(Check check) {
        return check.day().atStartOfDay(zone).toInstant();
    }
}
