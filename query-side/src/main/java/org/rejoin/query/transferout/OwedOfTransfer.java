package org.rejoin.query.transferout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.TransferDutyKind;

/**
 * What is owed of a transfer, as of now.
 *
 * @param own whether by the reader's school
 */
@Schema(name = "OwedOfTransferOut")
record OwedOfTransfer(
        TransferDutyKind kind,
        boolean own,
        List<Role> roles,
        LocalDate dueOn,
        @Schema(example = "R-HL-13") String ruleId,
        boolean overdue) {}
