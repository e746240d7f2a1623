package org.rejoin.event.classchange;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** Three months after the change at least. @param settled whether the pupil has settled in */
@Revision("1")
public record ClassChangeEvaluated(
        String entryId,
        LocalDate evaluatedOn,
        boolean settled,
        @Personal(DataClass.COUNSELLING) String note) implements ClassChangeEvent {}
