package org.rejoin.event.place;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The school is no full school any more, and owes no notice. */
@Revision("1")
public record VacancyNoticeWaived(String school, int schoolYear, String dutyId, Instant recordedAt)
        implements SchoolPlacesEvent {}
