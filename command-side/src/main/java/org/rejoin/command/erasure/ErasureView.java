package org.rejoin.command.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.platform.BlockerTexts;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;

/** An erasure as those see it who decide and inspect: the pseudonym, never the person. */
@Schema(name = "Erasure")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureView(
        String erasureId,

        @Schema(description = "Pseudonym of the person") String studentId,

        List<String> caseIds,
        DataClass dataClass,
        LegalBasis legalBasis,

        @Schema(example = "示範字第1150021號") @Nullable String letterNumber,

        @Nullable LocalDate letterDate,
        Erasure.Standing standing,

        @Schema(description = "system: the period of keeping is over", example = "agency")
        String requestedBy,

        Instant requestedAt,

        @Schema(description = "Of one that waits: the duties to keep that forbid to approve it")
        List<BlockerTexts.View> blockers,

        @Nullable String decidedBy,
        @Nullable Instant decidedAt,

        @Schema(description = "Codes of the duties to keep that stood against it when it was refused")
        List<String> duties,

        @Schema(description = "Why it was refused") @Nullable
        String reason,

        @Nullable Instant carriedOutAt) {}
