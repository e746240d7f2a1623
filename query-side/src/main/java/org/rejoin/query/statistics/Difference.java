package org.rejoin.query.statistics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Why a figure known at a moment is another one today: the cases that count in one of the two only (ST-A-03). */
record Difference(Instant asOf, Total then, Total now, List<Change> changes) {

    @Schema(name = "DifferenceTotal")
    record Total(
            @Schema(description = "人數", example = "12") long persons,
            @Schema(description = "人次", example = "13") long personTimes) {}

    @Schema(name = "DifferenceChange")
    record Change(
            @Schema(example = "2026-990001-000017") String caseNumber,
            @Schema(example = "990001") String school,
            @Schema(example = "SUSPENSION") String leavingType,
            Kind change,

            @Schema(description = "Moment of the report or of the void")
            Instant at) {}

    enum Kind {
        /** Reported since. */
        ADDED,
        /** Voided since. */
        VOIDED
    }
}
