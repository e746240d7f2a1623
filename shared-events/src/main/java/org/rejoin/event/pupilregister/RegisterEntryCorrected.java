package org.rejoin.event.pupilregister;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * What the clerk had typed wrongly stands as it should have; the whole entry as it is now (R-HL-18).
 *
 * @param number another one only where it had been taken over and mistyped
 * @param bornOn always there until it is erased
 * @param reason what was wrong
 */
@Revision("1")
public record RegisterEntryCorrected(
        String entryId,
        @Personal(DataClass.REGISTER) String number,
        int entryYear,
        @Personal(DataClass.REGISTER) String name,
        @Personal(DataClass.REGISTER) @Nullable LocalDate bornOn,
        String className,
        @Personal(DataClass.COUNSELLING) String reason)
        implements RegisterEntryEvent {}
