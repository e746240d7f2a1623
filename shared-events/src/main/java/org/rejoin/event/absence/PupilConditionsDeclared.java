package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * What decides which duties there are, as it is known now. Being indigenous and of a vulnerable family is of the
 * pupil, the rest of the absence that lasts on that day.
 *
 * @param indigenous 原住民學生 (SOP-1.2)
 * @param urgent 有緊急或可能有危險之情況 (SOP-1.3)
 * @param causeKnown 已知原因未到校 (SOP-3.5)
 * @param cause what it is
 * @param vulnerableFamily 脆弱家庭徵兆 (SOP-0.2)
 */
@Revision("1")
public record PupilConditionsDeclared(
        String watchId,
        LocalDate day,
        boolean indigenous,
        boolean urgent,
        boolean causeKnown,
        @Personal(DataClass.COUNSELLING) @Nullable String cause,
        boolean vulnerableFamily,
        Instant declaredAt)
        implements AbsenceEvent {}
