package org.rejoin.query.statistics;

import java.util.Set;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The reports as they leave the service, on a page, as a file or to a program: outside the school without small counts (c30). */
@Component
class ShownReports {

    private final Reports reports;
    private final int least;

    ShownReports(Reports reports, @Value("${rejoin.statistics.smallest-count-outside-the-school:6}") int least) {
        this.reports = reports;
        this.least = least;
    }

    SchoolSummary schoolSummary(Actor actor, ReportFilter filter) {
        SchoolSummary found = reports.schoolSummary(actor, filter);
        return isOutside(actor) ? found.withoutSmallCounts(least) : found;
    }

    Measures measures(Actor actor, ReportFilter filter) {
        Measures found = reports.measures(actor, filter);
        return isOutside(actor) ? found.withoutSmallCounts(least) : found;
    }

    Months months(Actor actor, ReportFilter filter) {
        Months found = reports.months(actor, filter);
        if (!isOutside(actor)) {
            return found;
        }
        // the months of a type add up to what the summary tells of it, or does not
        Set<String> untold = schoolSummary(actor, filter).totals().stream()
                .filter(count ->
                        count.hidden() != null && (count.by() == Dimension.LEAVING_TYPE || count.by() == Dimension.ALL))
                .map(count -> count.code() == null ? Months.ALL : count.code())
                .collect(Collectors.toSet());
        return found.withoutSmallCounts(least, untold);
    }

    /** Names, not counts. */
    Roster roster(Actor actor, ReportFilter filter) {
        return reports.roster(actor, filter);
    }

    Difference difference(Actor actor, ReportFilter filter) {
        Difference found = reports.difference(actor, filter);
        return isOutside(actor) ? found.withoutSmallCounts(least) : found;
    }

    private static boolean isOutside(Actor actor) {
        return actor.school() == null;
    }
}
