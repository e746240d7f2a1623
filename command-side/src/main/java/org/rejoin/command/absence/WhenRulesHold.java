package org.rejoin.command.absence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.school.Stage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * On the first day of a version one looks at the pupils it is about again: when to look next was reckoned by the rules before,
 * and a threshold that fell makes a monthly check due of which nothing else would tell.
 */
@Component
class WhenRulesHold implements WhenDue {

    private static final int A_YEAR_OF_SCHOOL = 366;

    private final PublishedRules rules;
    private final FollowedPupils pupils;
    private final PupilsAway away;
    private final Deadlines deadlines;
    private final Clock clock;
    private final ZoneId zone;

    WhenRulesHold(
            PublishedRules rules,
            FollowedPupils pupils,
            PupilsAway away,
            Deadlines deadlines,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.pupils = pupils;
        this.away = away;
        this.deadlines = deadlines;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return PublishedRules.HOLD;
    }

    @Override
    public void due(String label) {
        String[] parts = label.split("/");
        List<String> units = rules.unitsUnder(parts[0], Stage.valueOf(parts[1]));
        Instant now = clock.instant();
        TreeMap<String, Instant> looks = new TreeMap<>();
        LocalDate since = LocalDate.ofInstant(now, zone).minusDays(A_YEAR_OF_SCHOOL);
        pupils.since(since, units).values().forEach(ids -> ids.forEach(id -> looks.put(id, now)));
        deadlines.setAll(WhenAbsenceDutyIsDue.KIND, looks);
        away.lookAgain(units, now);
    }
}
