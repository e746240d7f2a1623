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
 * and a threshold that fell makes a monthly check due of which nothing else would tell. Each school by itself, for pupils of
 * the whole country in one transaction would hold back all others.
 */
@Component
class WhenRulesHold implements WhenDue {

    static final int A_YEAR_OF_SCHOOL = 366;

    private final PublishedRules rules;
    private final WatchList watchList;
    private final PupilsAway away;
    private final Deadlines deadlines;
    private final Clock clock;
    private final ZoneId zone;

    WhenRulesHold(
            PublishedRules rules,
            WatchList watchList,
            PupilsAway away,
            Deadlines deadlines,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.watchList = watchList;
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
        watchList.unitsSince(since, units).forEach(unit -> looks.put(unit, now));
        deadlines.setAll(WhenRulesHoldAtSchool.KIND, looks);
        away.lookAgain(units, now);
    }
}
