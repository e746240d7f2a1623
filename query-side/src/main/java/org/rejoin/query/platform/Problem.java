package org.rejoin.query.platform;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** RFC 9457, with the fields every error of this service has. */
record Problem(
        @Schema(example = "about:blank") String type,
        @Schema(example = "找不到資料") String title,
        @Schema(example = "404") int status,
        String detail,
        @Schema(example = "NOT_FOUND") String code,
        List<Object> blockers,
        List<Field> fields,

        @Schema(example = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff")
        String traceId) {

    record Field(
            @Schema(example = "status") String pointer,
            @Schema(example = "INVALID_VALUE") String code,
            String message) {}
}
