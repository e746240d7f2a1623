package org.rejoin.command.transferin;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of a batch of transfer-ins. */
sealed interface TransferInCommand {

    @TargetAggregateIdentifier
    TransferInId id();

    /** @param month 轉入年月, yyyy-MM; nationalIds: one per line, as typed */
    record EnterTransferIn(TransferInId id, String month, List<String> nationalIds) implements TransferInCommand {}

    record WithdrawTransferInLine(TransferInId id, int line, String reason) implements TransferInCommand {}
}
