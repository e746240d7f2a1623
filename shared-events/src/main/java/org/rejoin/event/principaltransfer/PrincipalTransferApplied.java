package org.rejoin.event.principaltransfer;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 申請移轉 (R-ACC-20/21): a school asks the agency for another principal reporter.
 *
 * @param school unit whose principal reporter changes
 * @param from account id of the principal reporter at that moment
 * @param to account id of the successor, an account in use of the same unit
 * @param path who applied: the principal reporter, or the successor alone
 * @param stampedForm id of the uploaded 移轉申請表
 * @param appointmentLetter id of the uploaded 新主通聘書, null where none was sent
 */
@Revision("1")
public record PrincipalTransferApplied(
        String transferId,
        String school,
        String from,
        String to,
        TransferPath path,
        String stampedForm,
        @Nullable String appointmentLetter)
        implements PrincipalTransferEvent {}
