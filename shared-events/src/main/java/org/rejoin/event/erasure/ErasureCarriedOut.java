package org.rejoin.event.erasure;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;

/**
 * 完成刪除: the keys are gone, and with them what they made readable, in every copy (SPEC 2.6).
 *
 * @param studentId pseudonym of the person
 * @param caseIds UUIDs of the person's cases, each of which has an event of its own
 */
@Revision("1")
public record ErasureCarriedOut(String erasureId, String studentId, DataClass dataClass, List<String> caseIds)
        implements ErasureEvent {

    // a tolerant reader: an absent list is an empty one
    public ErasureCarriedOut {
        caseIds = caseIds == null ? List.of() : List.copyOf(caseIds);
    }
}
