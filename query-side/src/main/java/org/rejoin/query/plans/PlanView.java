package org.rejoin.query.plans;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.rejoin.event.schoolplan.PlanDocument;

@Schema(name = "Plan")
record PlanView(
        @Schema(example = "990001N") String unit,

        @Schema(description = "ROC year in which it begins", example = "115")
        int schoolYear,

        PlanDocument document,
        @Schema(example = "2") int version,

        @Schema(description = "Whether it holds; else a later one does")
        boolean newest,

        @Schema(description = "For GET /api/uploads/{id}") UUID file,
        @Schema(example = "115學年度編組表.xlsx") String fileName,

        @Schema(example = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        String mediaType,

        @Schema(example = "15360") long bytes,
        @Schema(description = "Account") String uploadedBy,
        Instant uploadedAt) {}
