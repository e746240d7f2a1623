package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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

    @CommandHandler
    List<String> decide(WhoIsFollowed asked, Moment moment) {
        return watchList.unitsSince(schoolYearOf(moment.today()), asked.units());
    }

    @CommandHandler
    PreviewSums decide(PreviewRules asked, Moment moment) {
        RuleBook before = rules.ofUnit(asked.unit());
        RuleBook after = before.with(asked.draft());
        if (!isAbout(after, asked)) {
            return PreviewSums.NOTHING;
        }
        births.ofMany(asked.unit());
        return tally(asked, before, after, moment).sums(before, after, asked.until());
    }

    private PreviewTally tally(PreviewRules asked, RuleBook before, RuleBook after, Moment moment) {
        SchoolCalendar calendar = calendars.ofUnit(asked.unit());
        Set<String> visited = pupils.withVisit(asked.unit());
        Instant end = asked.until().plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
        PreviewTally tally = new PreviewTally();
        for (String pupil : watchList.since(schoolYearOf(moment.today()), asked.unit())) {
            PupilFacts facts = pupils.factsOf(pupil);
            PupilFacts later = stayingAway(facts, calendar, moment, asked.until());
            Ladder asIs = LadderWalk.reckon(later, before, calendar, zone, end);
            tally.count(
                    LadderWalk.reckon(facts, before, calendar, zone, moment.instant()),
                    asIs,
                    LadderWalk.reckon(later, after, calendar, zone, end));
            if (!visited.contains(pupil)) {
                tally.countUnvisited(asIs);
            }
            if (later.days().size() > facts.days().size()) {
                tally.countAway();
            }
        }
        return tally;
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
        if (last == null || !last.mark().counts() || facts.isGone()) {
            return facts;
        }
        LocalDate known = last.day().isBefore(moment.today()) ? moment.today().minusDays(1) : last.day();
        List<DayFact> days = new ArrayList<>(facts.days());
        Stream.iterate(calendar.nextSchoolDay(known), calendar::nextSchoolDay)
                .takeWhile(day -> !day.isAfter(until))
                .map(day -> new DayFact(day, Mark.ABSENT, null, writtenDown(day, moment)))
                .forEach(days::add);
        return new PupilFacts(days, facts.declarations(), facts.deeds(), facts.leavings(), facts.bornOn());
    }

    // today may be later than that already
    private Instant writtenDown(LocalDate day, Moment moment) {
        Instant morning = day.atTime(WRITTEN_DOWN).atZone(zone).toInstant();
        return morning.isBefore(moment.instant()) ? moment.instant() : morning;
    }
}
