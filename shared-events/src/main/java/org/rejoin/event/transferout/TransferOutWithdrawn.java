package org.rejoin.event.transferout;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** The certificate, or the temporary study, was taken back: the pupil stays. */
@Revision("1")
public record TransferOutWithdrawn(
        String transferOutId,
        @Personal(DataClass.COUNSELLING) String reason,
        Instant recordedAt) implements TransferOutEvent {}
