package org.rejoin.command.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.ruleset.RulesInForce;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class StaffingOfUnit implements StaffingFacts {

    private final PublishedRules rules;
    private final SchoolCalendars calendars;
    private final PupilsAway away;
    private final Deadlines deadlines;
    private final ZoneId zone;

    StaffingOfUnit(
            PublishedRules rules,
            SchoolCalendars calendars,
            PupilsAway away,
            Deadlines deadlines,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.calendars = calendars;
        this.away = away;
        this.deadlines = deadlines;
        this.zone = zone;
    }

    @Override
    public RulesInForce rulesOn(String school, LocalDate day) {
        return rules.ofUnit(school).on(day);
    }

    @Override
    public int pupilsAway(String school, LocalDate today) {
        return away.withoutVisit(school, calendars.ofUnit(school).firstOfLast(PupilsAway.LAST_SCHOOL_DAYS, today));
    }

    @Override
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public void lookAgainAt(String school, Instant at) {
        deadlines.set(PupilsAway.LOOK, school, at);
    }
}
