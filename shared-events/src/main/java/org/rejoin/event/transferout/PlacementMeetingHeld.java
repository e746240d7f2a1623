package org.rejoin.event.transferout;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 安置會議: the receiving school met the institution that placed the pupil (R-HL-32).
 *
 * @param institution who was there of social bureau or institution
 * @param minutes what was agreed
 */
@Revision("1")
public record PlacementMeetingHeld(
        String transferOutId,
        LocalDate heldOn,
        @Personal(DataClass.COUNSELLING) String institution,
        @Personal(DataClass.COUNSELLING) String minutes)
        implements TransferOutEvent {}
