package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 結案 (T11).
 *
 * @param note 結案說明 of the principal reporter
 * @param suggestedBy account whose suggestion stood
 */
@Revision("1")
public record CaseClosed(
        String caseId,
        ClosureReason closureReason,
        @Personal(DataClass.COUNSELLING) @Nullable String note,
        @Nullable String suggestedBy)
        implements CaseFileEvent {}
