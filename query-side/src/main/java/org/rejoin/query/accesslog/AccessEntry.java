package org.rejoin.query.accesslog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessEntry(
        Instant at,
        @Schema(example = "manager-a") String account,
        @Schema(example = "[\"SENIOR_MANAGER\"]") List<String> roles,

        @Schema(description = "Unit of the account.", example = "990001") @Nullable
        String school,

        @Schema(implementation = AccessAction.class) String action,
        @Nullable UUID caseId,

        @Schema(
                description = "Filter of an export, id of the account read, or the refused command.",
                example = "from=2026-08-01 to=2027-01-31 basis=LEFT")
        @Nullable
        String subject) {}
