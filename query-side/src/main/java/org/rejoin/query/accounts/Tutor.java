package org.rejoin.query.accounts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Who may be made an assisting tracker (R-AST-03). */
record Tutor(
        UUID accountId,
        @Schema(example = "tutor-a2") String account,
        @Schema(example = "林志明") String name) {}
