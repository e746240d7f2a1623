package org.rejoin.command.calendar;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.calendar.Days;

/** Everything that can be asked of a calendar. */
public sealed interface CalendarCommand {

    @TargetAggregateIdentifier
    CalendarId id();

    record PublishSchoolYear(
            CalendarId id,
            String authority,
            int schoolYear,
            Days firstSemester,
            Days secondSemester,
            List<Days> holidays,
            List<Days> makeUpDays,
            @Nullable String importedFrom)
            implements CalendarCommand {}
}
