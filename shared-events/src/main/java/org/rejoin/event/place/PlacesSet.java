package org.rejoin.event.place;

import org.axonframework.serialization.Revision;

/**
 * 額滿學校: a grade takes so many pupils (R-HL-34).
 *
 * @param places 0: the grade is not limited any more
 */
@Revision("1")
public record PlacesSet(String school, int grade, int places) implements SchoolPlacesEvent {}
