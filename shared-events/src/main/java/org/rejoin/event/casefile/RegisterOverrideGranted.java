package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 免學籍勾稽: the agency lets one closure happen although the student register cannot be asked (R-CLS-03). It is used up by
 * that closure.
 *
 * @param grantedBy account of the agency's officer
 */
@Revision("1")
public record RegisterOverrideGranted(
        String caseId, @Personal(DataClass.COUNSELLING) String reason, String grantedBy) implements CaseFileEvent {}
