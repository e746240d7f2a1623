package org.rejoin.event.pupilregister;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 輔導其就讀補習學校: who came back over age goes on there; the register is kept (R-HL-10).
 *
 * @param note why it was decided so
 * @param ruleSet version of the rules the age was compared with: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record PupilGuidedOn(
        String entryId,
        LocalDate on,
        @Personal(DataClass.COUNSELLING) String note,
        String ruleSet) implements RegisterEntryEvent {}
