package org.rejoin.query.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.principaltransfer.TransferPath;

/** One 權限異動申請 (R-ACC-20/21). */
@Schema(name = "PrincipalTransfer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferView(
        UUID transferId,
        @Schema(example = "990001") String school,
        @Nullable Person from,
        @Nullable Person to,
        TransferPath path,
        @Schema(description = "Upload of the 移轉申請表.") String stampedForm,

        @Schema(description = "Upload of the 新主通聘書, where one was sent.") @Nullable
        String appointmentLetter,

        Standing standing,
        @Schema(example = "registrar-a") String appliedBy,
        Instant appliedAt,
        @Schema(example = "agency") @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Schema(description = "Of APPROVED.") @Nullable String letterNumber,
        @Schema(description = "Of REFUSED.") @Nullable String reason,
        @Schema(description = "for If-Match") long version) {

    @Schema(name = "PrincipalTransferStanding")
    enum Standing {
        APPLIED,
        APPROVED,
        REFUSED,
        WITHDRAWN
    }

    @Schema(name = "PrincipalTransferPerson")
    record Person(
            UUID accountId,
            @Schema(example = "manager-a") String account,
            @Schema(example = "高崇德") String name) {}
}
