package org.rejoin.query.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Inbox")
class LiveController {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveStreams streams;
    private final LiveAccess access;

    LiveController(LiveStreams streams, ObjectProvider<LiveAccess> access) {
        this.streams = streams;
        // where nobody knows how long somebody may stay, the first check ends it
        this.access = access.getIfAvailable(() -> request -> Optional::empty);
    }

    @GetMapping("/api/live")
    @Operation(
            summary =
                    "Server-sent events: that a message came, that a case the caller may see changed; ids alone. Told once inbox and lists show it")
    @ApiResponse(
            responseCode = "200",
            description =
                    "inbox: a new message of the caller or the office. case: this version of a case can be read;"
                            + " without version: its duties and so its light changed, not the case itself."
                            + " reset: too much happened meanwhile, read anew. Ends with the session, the token or a change of roles",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("""
                                    event: inbox
                                    data: {"notificationId":"3f2c1b7e-5f0a-3c55-9b0e-0f5f3d0d9a11","kind":"TRANSFER_IN","caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}

                                    event: case
                                    data: {"caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","version":7}

                                    event: case
                                    data: {"caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}

                                    id: 48213
                                    """)))
    @ApiResponse(
            responseCode = "429",
            description = "TOO_MANY_STREAMS of this account or this node",
            content = @Content(mediaType = "application/problem+json"))
    void open(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "What the browser was told last: it goes on from there", example = "48213")
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(
                            description = "The same of a page that opens its first stream: what it shows already",
                            example = "48213")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "Name a page gives itself", example = "b1946ac92492d2347c6235b4d2611184")
                    @RequestParam(required = false)
                    @Nullable
                    String page,
            @Parameter(
                            description = "Name of the page that stood in its place: its stream ends",
                            example = "591785b794601e212b260e25925636fd")
                    @RequestParam(required = false)
                    @Nullable
                    String instead,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // a browser that comes back knows better than the page it came back to
        Long told = lastEventId == null || lastEventId.isEmpty()
                ? after == null ? null : indexOf("after", after)
                : indexOf(LAST_EVENT_ID, lastEventId);
        endFormer(actor, "page", page);
        endFormer(actor, "instead", instead);
        streams.refuseTooMany(actor);
        Supplier<Optional<Actor>> still = access.of(request);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // a proxy that collects an answer before it passes it on would keep everything to itself
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        LiveStream stream =
                new LiveStream(actor, still, request.startAsync(), response.getOutputStream(), streams::remove);
        streams.add(stream, told);
        if (page != null) {
            streams.name(stream, page);
        }
        stream.open();
    }

    private void endFormer(Actor actor, String parameter, @Nullable String name) {
        if (name == null) {
            return;
        }
        if (!name.matches("[0-9a-f]{32}")) {
            throw new InvalidRequest(parameter, "INVALID_VALUE");
        }
        streams.endOf(actor, name);
    }

    private static Long indexOf(String parameter, String index) {
        // at most 18 digits fit a long
        if (!index.matches("[0-9]{1,18}")) {
            throw new InvalidRequest(parameter, "INVALID_LAST_EVENT_ID");
        }
        return Long.valueOf(index);
    }
}
