package org.rejoin.event.place;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The day passed without the notice; it is still owed. */
@Revision("1")
public record VacancyNoticeMissed(String school, int schoolYear, String dutyId, Instant deadline)
        implements SchoolPlacesEvent {}
