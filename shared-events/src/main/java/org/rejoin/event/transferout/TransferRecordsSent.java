package org.rejoin.event.transferout;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Originals went out by registered mail; copies of them are kept (R-HL-12).
 *
 * @param cards which ones, in the order of the list
 * @param registeredMail number of the registered letter
 */
@Revision("1")
public record TransferRecordsSent(String transferOutId, List<RecordCard> cards, LocalDate sentOn, String registeredMail)
        implements TransferOutEvent {

    // a tolerant reader: an absent list is an empty one
    public TransferRecordsSent {
        cards = cards == null ? List.of() : List.copyOf(cards);
    }
}
