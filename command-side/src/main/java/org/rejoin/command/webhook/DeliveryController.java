package org.rejoin.command.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The log of a webhook for the administrator: what waits, what arrived, what was given up, and why. */
@RestController
@RequestMapping("/api/webhooks/{id}/deliveries")
@Tag(name = "Webhooks")
class DeliveryController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real log, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    private final Deliveries deliveries;
    private final Clock clock;

    DeliveryController(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Schema(name = "WebhookDeliveryPage")
    record Page(List<Deliveries.Row> items, int page, int size, long total) {}

    @Schema(name = "DiscardedDelivery", example = """
                    {"reason":"對方系統已由檔案補上"}""")
    record Discarded(@NotBlank @Size(max = 200) String reason) {}

    @GetMapping
    @Operation(
            summary =
                    "Deliveries of a webhook, newest first; state=DEAD are those given up. What ended is kept for 30 days")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Page.class), examples = @ExampleObject("""
                            {"items":[{"deliveryId":"3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11","kind":"CASE_CLOSED",\
                            "caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","school":"990001","at":"2026-11-21T01:33:43Z",\
                            "state":"DEAD","attempts":14,"answered":503,"failure":"REFUSED",\
                            "endedAt":"2026-11-22T01:03:13Z"}],"page":0,"size":30,"total":1}""")))
    Page find(
            @PathVariable UUID id,
            Caller caller,
            @Parameter(example = "DEAD") @RequestParam(required = false) Deliveries.@Nullable State state,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        WebhookController.requireAdministrator(caller);
        if (page < 0 || page > LAST_PAGE) {
            throw new Invalid(FieldProblem.of("page", "UNREADABLE"));
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Invalid(FieldProblem.of("size", "UNREADABLE"));
        }
        String webhook = id.toString();
        return new Page(deliveries.newest(webhook, state, page, size), page, size, deliveries.count(webhook, state));
    }

    @PostMapping("/{deliveryId}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sends a delivery again that waits or was given up, with a whole day before it")
    @ApiResponse(responseCode = "204", description = "It is due now")
    @ApiResponse(
            responseCode = "409",
            description = "DELIVERY_HAS_ENDED: delivered, discarded, or a PING",
            content = @Content(mediaType = "application/problem+json"))
    void retry(@PathVariable UUID id, @PathVariable UUID deliveryId, Caller caller) {
        require(id, deliveryId, caller);
        if (!deliveries.retry(deliveryId.toString(), clock.instant())) {
            throw new Refused(WebhookBlocker.DELIVERY_HAS_ENDED);
        }
    }

    @PostMapping("/{deliveryId}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a delivery off the list, with a reason: it is not sent any more")
    @ApiResponse(responseCode = "204", description = "It is not sent any more")
    @ApiResponse(
            responseCode = "409",
            description = "DELIVERY_HAS_ENDED",
            content = @Content(mediaType = "application/problem+json"))
    void discard(
            @PathVariable UUID id, @PathVariable UUID deliveryId, @Valid @RequestBody Discarded body, Caller caller) {
        require(id, deliveryId, caller);
        String by = caller.actor().account();
        if (!deliveries.discard(deliveryId.toString(), body.reason().strip(), by, clock.instant())) {
            throw new Refused(WebhookBlocker.DELIVERY_HAS_ENDED);
        }
    }

    private void require(UUID id, UUID deliveryId, Caller caller) {
        WebhookController.requireAdministrator(caller);
        if (!deliveries.isOf(deliveryId.toString(), id.toString())) {
            throw new Refused(WebhookBlocker.DELIVERY_NOT_FOUND);
        }
    }
}
