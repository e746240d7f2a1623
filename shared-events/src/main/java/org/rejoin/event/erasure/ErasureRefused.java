package org.rejoin.event.erasure;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 不予刪除, with the reason the person is told (SPEC 2.6, R-HL-19, R-HL-26).
 *
 * @param duties codes of the duties to keep that stood against it; empty where the reason alone does
 */
@Revision("1")
public record ErasureRefused(
        String erasureId,
        List<String> duties,
        @Personal(DataClass.COUNSELLING) String reason) implements ErasureEvent {

    // a tolerant reader: an absent list is an empty one
    public ErasureRefused {
        duties = duties == null ? List.of() : List.copyOf(duties);
    }
}
