package org.rejoin.query.platform;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds a read model from the first event on. */
@RestController
@RequestMapping("/api/admin/read-models")
@Tag(name = "Administration")
class Replay {

    private final Projections projections;
    private final Progress progress;
    private final Failures failures;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Replay(Projections projections, Progress progress, Failures failures) {
        this.projections = projections;
        this.progress = progress;
        this.failures = failures;
    }

    /**
     * @param position index of the last event in it
     * @param head index of the last event there is
     * @param error why it does not follow, null where it does
     */
    record ReadModel(
            @Schema(example = "case-list") String name,
            long position,
            long head,
            boolean replaying,
            @Nullable String error) {}

    @GetMapping
    @Operation(
            summary = "The read models and how far they are",
            description = "For AGENCY_OFFICER and ADMINISTRATOR.",
            responses = {
                @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                                        [{"name":"case-list","position":4711,"head":4711,"replaying":false,"error":null}]"""))),
                @ApiResponse(responseCode = "403", description = "FORBIDDEN: the role may not", content = @Content)
            })
    List<ReadModel> readModels(@AuthenticationPrincipal Actor actor) {
        NotAllowed.unless(actor, Role.AGENCY_OFFICER, Role.ADMINISTRATOR);
        return projections.names().stream().map(this::readModel).toList();
    }

    @PostMapping("/{name}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Empties a read model and fills it again from the first event",
            description = "For AGENCY_OFFICER and ADMINISTRATOR. Queries that send a Consistency-Token wait or get 503"
                    + " until the read model has caught up; follow it by GET /api/admin/read-models.",
            responses = {
                @ApiResponse(responseCode = "202", description = "begun"),
                @ApiResponse(responseCode = "403", description = "FORBIDDEN: the role may not", content = @Content),
                @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such read model", content = @Content),
                @ApiResponse(
                        responseCode = "409",
                        description = "HELD_ELSEWHERE: another node works on it, or a replay just begins",
                        content = @Content)
            })
    void replay(@AuthenticationPrincipal Actor actor, @PathVariable @Schema(example = "case-list") String name) {
        NotAllowed.unless(actor, Role.AGENCY_OFFICER, Role.ADMINISTRATOR);
        if (!projections.names().contains(name)) {
            throw new NotVisible();
        }
        if (!oneAtATime.tryLock()) {
            throw new HeldElsewhere(null);
        }
        try {
            replay(name);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void replay(String name) {
        StreamingEventProcessor processor = projections.processor(name);
        processor.shutDown();
        try {
            processor.resetTokens();
            failures.forget(name);
        } catch (UnableToClaimTokenException e) {
            throw new HeldElsewhere(e);
        } finally {
            processor.start();
        }
    }

    private ReadModel readModel(String name) {
        Progress.Sample sample = progress.of(name);
        return new ReadModel(
                name,
                sample.position(),
                sample.head(),
                projections.isReplaying(name),
                progress.trouble(name).orElse(null));
    }
}
