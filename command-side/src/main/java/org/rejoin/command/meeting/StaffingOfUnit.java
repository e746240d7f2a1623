package org.rejoin.command.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class StaffingOfUnit implements StaffingFacts {

    private final PublishedRules rules;
    private final PupilsAway away;
    private final Deadlines deadlines;
    private final ZoneId zone;

    StaffingOfUnit(
            PublishedRules rules,
            PupilsAway away,
            Deadlines deadlines,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.away = away;
        this.deadlines = deadlines;
        this.zone = zone;
    }

    @Override
    public RuleSetPublished rulesOn(String school, LocalDate day) {
        return rules.ofUnit(school).on(day);
    }

    @Override
    public int pupilsAway(String school) {
        return away.withoutVisit(school);
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
