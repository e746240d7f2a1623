package org.rejoin.command.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Body of every refusal and error, RFC 9457 (API.md).
 *
 * @param code stable; what programs decide by
 * @param blockers every reason that stops the command
 * @param fields every field concerned; never what was typed
 * @param traceId finds the request in the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        List<BlockerTexts.View> blockers,
        List<BlockerTexts.FieldView> fields,
        @Nullable String traceId) {

    ResponseEntity<Object> toResponse() {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return status == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? response.header("Retry-After", "1").body(this)
                : response.body(this);
    }
}
