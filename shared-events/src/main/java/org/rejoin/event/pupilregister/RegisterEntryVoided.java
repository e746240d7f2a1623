package org.rejoin.event.pupilregister;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * An entry had been made by mistake (誤登): nobody stands in the register by it any more. It stays readable with its reason, and
 * its number is nobody else's, nor the same pupil's again (R-HL-07, R-HL-19). Who is entered again is given a new one.
 *
 * @param reason what was wrong
 */
@Revision("1")
public record RegisterEntryVoided(
        String entryId, @Personal(DataClass.COUNSELLING) String reason) implements RegisterEntryEvent {}
