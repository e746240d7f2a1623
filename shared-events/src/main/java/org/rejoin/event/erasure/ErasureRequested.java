package org.rejoin.event.erasure;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;

/**
 * 申請刪除個人資料: a person's data of one class are to be erased (SPEC 2.6).
 *
 * @param studentId pseudonym of the person
 * @param dataClass REGISTER or COUNSELLING
 * @param letterNumber 發文字號 of the letter that asks or orders, if there is one
 * @param requestedBy account, which may not approve; the system's where the period of keeping is over
 */
@Revision("1")
public record ErasureRequested(
        String erasureId,
        String studentId,
        DataClass dataClass,
        LegalBasis legalBasis,
        @Nullable String letterNumber,
        @Nullable LocalDate letterDate,
        String requestedBy)
        implements ErasureEvent {}
