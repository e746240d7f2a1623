package org.rejoin.event.classchange;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * Counselling ended without the pupil having settled in.
 *
 * @param records how many records of it there are
 * @param decideUntil last day on which the committee decides in time
 */
@Revision("1")
public record ClassChangeCounselled(String entryId, LocalDate endedOn, int records, LocalDate decideUntil)
        implements ClassChangeEvent {}
