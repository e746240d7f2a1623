package org.rejoin.event.classchange;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * The committee decided.
 *
 * @param newClass where it approved; null where it did not
 * @param evaluateFrom first day on which the change may be evaluated; null where there is none
 */
@Revision("1")
public record ClassChangeDecided(
        String entryId,
        LocalDate decidedOn,
        @Nullable String newClass,
        @Personal(DataClass.COUNSELLING) String minutes,
        @Nullable LocalDate evaluateFrom)
        implements ClassChangeEvent {}
