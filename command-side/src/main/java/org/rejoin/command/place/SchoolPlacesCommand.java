package org.rejoin.command.place;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of the places of a school. */
sealed interface SchoolPlacesCommand {

    @TargetAggregateIdentifier
    SchoolPlacesId id();

    record SetPlaces(SchoolPlacesId id, int grade, int places) implements SchoolPlacesCommand {}

    record PostVacancyNotice(SchoolPlacesId id, LocalDate postedOn, LocalDate publicUntil, String bureauLetter)
            implements SchoolPlacesCommand {}

    /** Look whether the notice of vacancies is owed by now, or late. */
    record KeepVacancyNotice(SchoolPlacesId id) implements SchoolPlacesCommand {}
}
