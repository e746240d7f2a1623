package org.rejoin.command.absence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeMap;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.deadline.WhenDue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets one look again at the pupils of one school that a version of the rules is about. */
@Component
class WhenRulesHoldAtSchool implements WhenDue {

    /** Its id is the unit. */
    static final String KIND = "rules-hold-at-school";

    private final WatchList watchList;
    private final Deadlines deadlines;
    private final Clock clock;
    private final ZoneId zone;

    WhenRulesHoldAtSchool(
            WatchList watchList, Deadlines deadlines, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.watchList = watchList;
        this.deadlines = deadlines;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String unit) {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(now, zone).minusDays(WhenRulesHold.A_YEAR_OF_SCHOOL);
        TreeMap<String, Instant> looks = new TreeMap<>();
        watchList.since(since, unit).forEach(watch -> looks.put(watch, now));
        deadlines.setAll(WhenAbsenceDutyIsDue.KIND, looks);
    }
}
