package org.rejoin.command.principaltransfer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.principaltransfer.TransferPath;

/** Everything that can be asked of a 權限異動申請. */
sealed interface PrincipalTransferCommand {

    @TargetAggregateIdentifier
    PrincipalTransferId id();

    /** @param to account id of the successor, who may leave it out when applying for himself */
    record ApplyForTransfer(
            PrincipalTransferId id,
            TransferPath path,
            @Nullable String to,
            @Nullable UploadedFile stampedForm,
            @Nullable UploadedFile appointmentLetter)
            implements PrincipalTransferCommand {}

    record ApproveTransfer(PrincipalTransferId id, @Nullable String letterNumber) implements PrincipalTransferCommand {}

    record RefuseTransfer(PrincipalTransferId id, String reason) implements PrincipalTransferCommand {}

    /** By who applied. */
    record WithdrawTransfer(PrincipalTransferId id) implements PrincipalTransferCommand {}

    /** To a hand-over by the one in office: whoever asked to take over cannot hold her up. */
    record GiveWay(PrincipalTransferId id) implements PrincipalTransferCommand {}
}
