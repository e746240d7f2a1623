package org.rejoin.event.transferin;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 轉入登入: a school names the students who arrived, one line each (R-TRF-02).
 *
 * @param school unit that enters, the destination
 * @param month 轉入年月, yyyy-MM
 */
@Revision("1")
public record TransferInEntered(String transferInId, String school, String month, List<Line> lines)
        implements TransferInEvent {

    /**
     * @param line number of the line as typed, from 1
     * @param studentId pseudonym; null where the id was invalid
     * @param outcome what the school was told
     */
    public record Line(int line, @Nullable String studentId, TransferInOutcome outcome) {}
}
