package org.rejoin.query.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/** One line of 帳號管理 (R-ACC-08). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        UUID accountId,
        @Schema(example = "chou.yawen") String account,
        @Schema(example = "周雅文") String name,
        @Schema(example = "yawen@songtao.example") String email,
        @Schema(example = "04-1234567") String phone,
        @Schema(example = "990001") @Nullable String school,

        @Schema(description = "Of a county officer, or of an auditor of a county.", example = "990") @Nullable
        String county,

        @Schema(description = "Held, or asked for while APPLIED.", example = "[\"TUTOR\"]")
        List<Role> roles,

        Standing standing,

        @Schema(description = "認證: may sign in while NORMAL.")
        boolean verified,

        @Schema(description = "Of a NORMAL account that is not verified: why.") @Nullable
        UnverifiedBecause unverifiedBecause,

        @Schema(description = "When it was applied for, or opened without an application.")
        Instant appliedAt,

        @Schema(description = "for If-Match") long version,

        @Schema(description = "Upload of the stamped application form of a principal reporter.") @Nullable
        String stampedForm) {}
