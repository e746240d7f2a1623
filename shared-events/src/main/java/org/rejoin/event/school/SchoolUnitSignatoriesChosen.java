package org.rejoin.event.school;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * The principal reporter says who signs the printed forms of the unit (核章, R-REP-04).
 *
 * @param signatories offices in the order of their boxes, as printed; none = the usual ones
 */
@Revision("1")
public record SchoolUnitSignatoriesChosen(String unit, List<String> signatories) implements SchoolUnitEvent {}
