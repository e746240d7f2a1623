package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.rejoin.command.Moment;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.ruleset.PreviewRules;
import org.rejoin.command.ruleset.PreviewSums;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.command.ruleset.WhoIsFollowed;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.RuleBook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reckons the same pupils by the rules as they are and by a draft, with the ladder that decides of them every day. Whoever
 * was away on the last day recorded is taken to stay away; nothing is written.
 */
@Component
class WhatIfRules {

    private static final LocalTime WRITTEN_DOWN = LocalTime.of(8, 30);

    private final WatchList watchList;
    private final FollowedPupils pupils;
    private final PublishedRules rules;
    private final SchoolCalendars calendars;
    private final Births births;
    private final ZoneId zone;

    WhatIfRules(
            WatchList watchList,
            FollowedPupils pupils,
            PublishedRules rules,
            SchoolCalendars calendars,
            Births births,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.watchList = watchList;
        this.pupils = pupils;
        this.rules = rules;
        this.calendars = calendars;
        this.births = births;
        this.zone = zone;
    }

    private static final class Tally {
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

    @CommandHandler
    List<String> decide(WhoIsFollowed asked, Moment moment) {
        return watchList.unitsSince(schoolYearOf(moment.today()), asked.units());
    }

    @CommandHandler
    PreviewSums decide(PreviewRules asked, Moment moment) {
        String unit = asked.unit();
        RuleBook before = rules.ofUnit(unit);
        RuleBook after = before.with(asked.draft());
        if (!isAbout(after, asked)) {
            return PreviewSums.NOTHING;
        }
        Map<AbsenceDutyKind, Tally> tallies = new EnumMap<>(AbsenceDutyKind.class);
        int followed = 0;
        int away = 0;
        int reportsBefore = 0;
        int reportsAfter = 0;
        int many = 0;
        SchoolCalendar calendar = calendars.ofUnit(unit);
        births.ofMany(unit);
        Set<String> visited = pupils.withVisit(unit);
        Instant end = asked.until().plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
        for (String pupil : watchList.since(schoolYearOf(moment.today()), unit)) {
            PupilFacts facts = pupils.factsOf(pupil);
            PupilFacts later = stayingAway(facts, calendar, moment, asked.until());
            Ladder unchanged = LadderWalk.reckon(later, before, calendar, zone, end);
            Map<String, LadderDuty> now = byKey(LadderWalk.reckon(facts, before, calendar, zone, moment.instant()));
            Map<String, LadderDuty> asIs = byKey(unchanged);
            Map<String, LadderDuty> asDrafted = byKey(LadderWalk.reckon(later, after, calendar, zone, end));
            followed++;
            many += !visited.contains(pupil) && isOfMany(unchanged) ? 1 : 0;
            away += later.days().size() > facts.days().size() ? 1 : 0;
            reportsBefore += isReportDue(asIs, now) ? 1 : 0;
            reportsAfter += isReportDue(asDrafted, now) ? 1 : 0;
            count(tallies, now, asIs, asDrafted);
        }
        return new PreviewSums(
                followed,
                away,
                reportsBefore,
                reportsAfter,
                isMeetingOwed(many, before, asked.until()) ? 1 : 0,
                isMeetingOwed(many, after, asked.until()) ? 1 : 0,
                tallies.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .sums())));
    }

    // the country's are not those of a county that has its own
    private static boolean isAbout(RuleBook book, PreviewRules asked) {
        return asked.draft()
                .effectiveFrom()
                .datesUntil(asked.until().plusDays(1))
                .anyMatch(day -> book.goesBy(asked.draft(), day));
    }

    // whatever the authorities' calendars say, a school year begins on 1 August
    private static LocalDate schoolYearOf(LocalDate day) {
        SchoolCalendar ofLaw = new SchoolCalendar(List.of());
        return ofLaw.semesters(ofLaw.semesterOf(day).schoolYear()).get(0).from();
    }

    private PupilFacts stayingAway(PupilFacts facts, SchoolCalendar calendar, Moment moment, LocalDate until) {
        DayFact last = facts.days().stream()
                .max(Comparator.comparing(DayFact::day).thenComparing(DayFact.BY_RECORDING))
                .orElse(null);
        if (last == null || !last.mark().counts()) {
            return facts;
        }
        LocalDate known = last.day().isBefore(moment.today()) ? moment.today().minusDays(1) : last.day();
        List<DayFact> days = new ArrayList<>(facts.days());
        Stream.iterate(calendar.nextSchoolDay(known), calendar::nextSchoolDay)
                .takeWhile(day -> !day.isAfter(until))
                .map(day -> new DayFact(day, Mark.ABSENT, null, writtenDown(day, moment)))
                .forEach(days::add);
        return new PupilFacts(days, facts.declarations(), facts.deeds(), facts.bornOn());
    }

    // today may be later than that already
    private Instant writtenDown(LocalDate day, Moment moment) {
        Instant morning = day.atTime(WRITTEN_DOWN).atZone(zone).toInstant();
        return morning.isBefore(moment.instant()) ? moment.instant() : morning;
    }

    private static Map<String, LadderDuty> byKey(Ladder ladder) {
        return ladder.duties().stream().collect(Collectors.toMap(LadderDuty::key, Function.identity()));
    }

    private static boolean isOfMany(Ladder ladder) {
        return ladder.counts().inARow() >= PupilsAway.MANY_FROM;
    }

    private static boolean isMeetingOwed(int many, RuleBook book, LocalDate day) {
        Integer threshold = book.on(day).rules().thresholds().pupilsOnDayTwo();
        return threshold != null && many > threshold;
    }

    private static boolean isReportDue(Map<String, LadderDuty> then, Map<String, LadderDuty> now) {
        return then.values().stream()
                .anyMatch(duty -> duty.template().kind() == AbsenceDutyKind.DROPOUT_REPORT
                        && duty.isOpen()
                        && !now.containsKey(duty.key()));
    }

    private static void count(
            Map<AbsenceDutyKind, Tally> tallies,
            Map<String, LadderDuty> now,
            Map<String, LadderDuty> asIs,
            Map<String, LadderDuty> asDrafted) {
        asIs.forEach((key, duty) -> {
            Tally tally = of(tallies, duty);
            LadderDuty drafted = asDrafted.get(key);
            if (!now.containsKey(key)) {
                tally.before++;
                tally.dropped += drafted == null ? 1 : 0;
            }
            tally.dueOtherwise += drafted != null && !drafted.deadline().equals(duty.deadline()) ? 1 : 0;
        });
        asDrafted.forEach((key, duty) -> {
            Tally tally = of(tallies, duty);
            LadderDuty before = now.get(key);
            LadderDuty otherwise = asIs.get(key);
            if (before == null) {
                tally.after++;
                tally.added += otherwise == null ? 1 : 0;
            } else {
                tally.waived += before.isOpen()
                                && duty.standing() == LadderDuty.Standing.WAIVED
                                && otherwise != null
                                && otherwise.isOpen()
                        ? 1
                        : 0;
            }
        });
    }

    private static Tally of(Map<AbsenceDutyKind, Tally> tallies, LadderDuty duty) {
        return tallies.computeIfAbsent(duty.template().kind(), kind -> new Tally());
    }
}
