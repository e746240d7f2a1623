package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 建議結案 (T09): somebody says the case can be closed; green light (R-GRN-02).
 *
 * @param recordId record that suggests; null where only the return was reported
 * @param description what the suggester wrote (R-GRN-03)
 * @param suggestedBy account of the suggester
 * @param status PENDING_CLOSURE, or unchanged before the report (1.23 c19)
 */
@Revision("1")
public record ClosureSuggested(
        String caseId,
        @Nullable String recordId,
        ClosureReason closureReason,
        @Personal(DataClass.COUNSELLING) String description,
        String suggestedBy,
        CaseStatus status)
        implements CaseFileEvent {}
