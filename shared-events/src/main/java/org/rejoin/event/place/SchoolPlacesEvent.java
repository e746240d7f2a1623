package org.rejoin.event.place;

/** Everything that can happen to the places of a school. */
public sealed interface SchoolPlacesEvent
        permits PlacesSet, VacancyNoticeOwed, VacancyNoticePosted, VacancyNoticeMissed, VacancyNoticeWaived {

    /** Code of the unit. */
    String school();
}
