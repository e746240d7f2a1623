package org.rejoin.query.transferout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** @param total of all pages */
@Schema(name = "TransferOutList")
record TransferList(
        List<TransferLine> items,
        @Schema(example = "0") int page,
        @Schema(example = "30") int size,
        @Schema(example = "1") long total) {}
