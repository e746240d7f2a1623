package org.rejoin.event.classchange;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The parents ask for a transfer; it went to the bureau with all records. @param bureauLetter number of the letter */
@Revision("1")
public record ClassChangeForwarded(String entryId, LocalDate forwardedOn, String bureauLetter)
        implements ClassChangeEvent {}
