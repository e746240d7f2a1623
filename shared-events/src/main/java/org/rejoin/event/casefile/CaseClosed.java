package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

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
        @Nullable String note,
        @Nullable String suggestedBy) implements CaseFileEvent {}
