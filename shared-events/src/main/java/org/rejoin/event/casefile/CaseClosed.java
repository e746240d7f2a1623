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
 * @param register where the student register had the student, for the reasons that are compared with it (R-CLS-03)
 * @param registerOverriddenBy account of the agency's officer who let the case be closed while no register answered
 */
@Revision("1")
public record CaseClosed(
        String caseId,
        ClosureReason closureReason,
        @Personal(DataClass.COUNSELLING) @Nullable String note,
        @Nullable String suggestedBy,
        @Nullable RegisterAnswer register,
        @Nullable String registerOverriddenBy)
        implements CaseFileEvent {

    /** For a reason that no register is asked about. */
    public CaseClosed(String caseId, ClosureReason closureReason, @Nullable String note, @Nullable String suggestedBy) {
        this(caseId, closureReason, note, suggestedBy, null, null);
    }
}
