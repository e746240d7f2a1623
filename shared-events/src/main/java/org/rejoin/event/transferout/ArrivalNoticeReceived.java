package org.rejoin.event.transferout;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The receiving school told that the pupil arrived. By phone alone it proves nothing (R-HL-30).
 *
 * @param arrivedOn day of arrival there
 * @param receivedOn day on which this school was told
 * @param reference number of the letter or message
 * @param recordedAt when it was entered
 */
@Revision("1")
public record ArrivalNoticeReceived(
        String transferOutId,
        NoticeChannel channel,
        LocalDate arrivedOn,
        LocalDate receivedOn,
        @Nullable String reference,
        Instant recordedAt)
        implements TransferOutEvent {}
