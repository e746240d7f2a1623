package org.rejoin.query.pupilregister;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The pupils who entered in one year.
 *
 * @param years in which anybody entered, the newest first
 * @param total of all pages
 * @param voided entries of the year that were made by mistake; empty where nobody asked for them
 * @param voidedTotal how many there are; no other number counts them
 */
@Schema(name = "RegisterList")
record RegisterList(
        List<Integer> years,
        @Schema(example = "115") int entryYear,
        List<RegisterLine> items,
        @Schema(example = "0") int page,
        @Schema(example = "30") int size,
        @Schema(example = "1") long total,
        List<VoidedEntry> voided,
        @Schema(example = "0") int voidedTotal) {}
