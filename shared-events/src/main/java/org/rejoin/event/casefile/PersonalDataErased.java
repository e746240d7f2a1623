package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;

/**
 * 個人資料已依法刪除: what this case held of the class cannot be read any more. Count, order and codes stay (SPEC 2.6). The
 * actor is who approved it.
 *
 * @param dataClass REGISTER or COUNSELLING
 * @param erasureId UUID of the erasure
 */
@Revision("1")
public record PersonalDataErased(String caseId, DataClass dataClass, LegalBasis legalBasis, String erasureId)
        implements CaseFileEvent {}
