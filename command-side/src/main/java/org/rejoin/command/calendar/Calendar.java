package org.rejoin.command.calendar;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.calendar.CalendarCommand.PublishSchoolYear;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.SchoolYearPublished;

/** The school years of one authority, each in the versions it was published in. */
@Aggregate
class Calendar {

    @AggregateIdentifier
    private CalendarId id;

    private final Map<Integer, SchoolYearPublished> newest = new HashMap<>();

    Calendar() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int decide(PublishSchoolYear command, Actor by, SchoolYears years) {
        if (!by.is(Role.AGENCY_OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refused(CalendarBlocker.ROLE_MAY_NOT);
        }
        SchoolYearPublished before = newest.get(command.schoolYear());
        if (before != null && says(before, command)) {
            return before.version();
        }
        SchoolYearPublished published = published(command, before);
        apply(published);
        years.published(published);
        return published.version();
    }

    @EventSourcingHandler
    void evolve(SchoolYearPublished event) {
        id = CalendarId.of(event.authority());
        newest.put(event.schoolYear(), event);
    }

    private static SchoolYearPublished published(PublishSchoolYear command, @Nullable SchoolYearPublished before) {
        return new SchoolYearPublished(
                command.authority(),
                command.schoolYear(),
                before == null ? 1 : before.version() + 1,
                command.firstSemester(),
                command.secondSemester(),
                command.holidays(),
                command.makeUpDays(),
                command.importedFrom());
    }

    private static boolean says(SchoolYearPublished before, PublishSchoolYear command) {
        return before.firstSemester().equals(command.firstSemester())
                && before.secondSemester().equals(command.secondSemester())
                && before.holidays().equals(command.holidays())
                && before.makeUpDays().equals(command.makeUpDays());
    }
}
