package org.rejoin.query.accesslog;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record AccessLogPage(
        List<AccessEntry> items,
        @Schema(example = "0") int page,
        @Schema(example = "30") int size,
        @Schema(example = "1") long total) {}
