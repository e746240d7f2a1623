package org.rejoin.command.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.credential.SecretBox;
import org.rejoin.command.credential.Secrets;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which other systems are told of what, by the administrator. */
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks", description = "Other systems that are told what happens to cases: docs/webhooks.md")
class WebhookController {

    private static final int AT_MOST = 50;

    private final Webhooks webhooks;
    private final WebhookCheck check;
    private final WebhookSender sender;
    private final SecretBox box;
    private final Clock clock;

    WebhookController(Webhooks webhooks, WebhookCheck check, WebhookSender sender, SecretBox box, Clock clock) {
        this.webhooks = webhooks;
        this.check = check;
        this.sender = sender;
        this.box = box;
        this.clock = clock;
    }

    @Schema(name = "NewWebhook", description = "school or county: only their cases", example = """
                    {"webhookId":"5b1c7e9a-4a44-4f0e-9f0b-5d8f2f1f7a10","url":"https://sis.songtao.example/rejoin",
                     "kinds":["CASE_REPORTED","CASE_CLOSED"],"school":"990001"}""")
    record Wanted(
            @NotNull UUID webhookId,
            @NotNull @Size(max = 500) String url,
            @NotEmpty Set<@NotNull WebhookKind> kinds,
            @Nullable @Size(max = 20) String school,
            @Nullable @Size(max = 10) String county) {}

    @Schema(name = "ChangedWebhook", example = """
                    {"url":"https://sis.songtao.example/rejoin","kinds":["CASE_CLOSED"],"active":true}""")
    record Changed(
            @NotNull @Size(max = 500) String url,
            @NotEmpty Set<@NotNull WebhookKind> kinds,
            @Nullable @Size(max = 20) String school,
            @Nullable @Size(max = 10) String county,
            @NotNull Boolean active) {}

    /** Kept only encrypted: who loses it makes another webhook. */
    @Schema(name = "MadeWebhook")
    record Made(String webhookId, String secret) {

        // never into a log
        @Override
        public String toString() {
            return "Made";
        }
    }

    @Schema(name = "WebhookPing", description = "status of the answer, failure where it was not 2xx")
    record Pinged(
            boolean delivered,
            @Nullable Integer status,
            @Nullable String failure) {}

    @PostMapping
    @Operation(summary = "A new webhook; its secret is shown this once")
    @ApiResponse(
            responseCode = "201",
            description = "In use, on all nodes after two seconds",
            content = @Content(schema = @Schema(implementation = Made.class), examples = @ExampleObject("""
                            {"webhookId":"5b1c7e9a-4a44-4f0e-9f0b-5d8f2f1f7a10",\
                            "secret":"pYxqg3b0oH1n2dVQ3n7Zb8m6s0c4y5t1u9w2e7r8q0A"}""")))
    @ApiResponse(
            responseCode = "409",
            description = "WEBHOOK_ID_TAKEN, TOO_MANY_WEBHOOKS; WEBHOOK_NEEDS_KEY: rejoin.secrets.key is not set",
            content = @Content(mediaType = "application/problem+json"))
    ResponseEntity<Made> make(@Valid @RequestBody Wanted body, Caller caller) {
        requireAdministrator(caller);
        check.require(body.url(), body.school(), body.county());
        if (!box.hasKey()) {
            throw new Refused(WebhookBlocker.WEBHOOK_NEEDS_KEY);
        }
        if (webhooks.all().size() >= AT_MOST) {
            throw new Refused(WebhookBlocker.TOO_MANY_WEBHOOKS);
        }
        String id = body.webhookId().toString();
        String secret = Secrets.random();
        Webhooks.View webhook = new Webhooks.View(
                id,
                body.url(),
                body.kinds(),
                body.school(),
                body.county(),
                true,
                null,
                null,
                caller.actor().account(),
                clock.instant());
        if (!webhooks.insert(webhook, box.seal(secret.getBytes(StandardCharsets.UTF_8), id))) {
            throw new Refused(WebhookBlocker.WEBHOOK_ID_TAKEN);
        }
        return ResponseEntity.created(URI.create("/api/webhooks/" + id)).body(new Made(id, secret));
    }

    @GetMapping
    @Operation(summary = "All webhooks, oldest first; never their secrets")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            array = @ArraySchema(schema = @Schema(implementation = Webhooks.View.class)),
                            examples = @ExampleObject("""
                            [{"webhookId":"5b1c7e9a-4a44-4f0e-9f0b-5d8f2f1f7a10","url":"https://sis.songtao.example/rejoin",\
                            "kinds":["CASE_REPORTED","CASE_CLOSED"],"school":"990001","active":true,"madeBy":"agency",\
                            "madeAt":"2026-11-21T01:33:43Z"}]""")))
    List<Webhooks.View> list(Caller caller) {
        requireAdministrator(caller);
        return webhooks.all();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One webhook; never its secret")
    Webhooks.View get(@PathVariable UUID id, Caller caller) {
        return require(id, caller);
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Changes a webhook, or puts it in or out of use; the secret stays")
    @ApiResponse(responseCode = "204", description = "So it is, on all nodes after two seconds")
    void change(@PathVariable UUID id, @Valid @RequestBody Changed body, Caller caller) {
        require(id, caller);
        check.require(body.url(), body.school(), body.county());
        webhooks.change(
                id.toString(),
                body.url(),
                body.kinds(),
                new Webhooks.Scope(body.school(), body.county()),
                body.active());
    }

    @PostMapping("/{id}/ping")
    @Operation(summary = "Sends a PING at once and tells what became of it; never again")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Pinged.class), examples = @ExampleObject("""
                            {"delivered":false,"status":404,"failure":"REFUSED"}""")))
    Pinged ping(@PathVariable UUID id, Caller caller) {
        WebhookClient.Outcome outcome = sender.ping(require(id, caller));
        return new Pinged(outcome.isDelivered(), outcome.status(), outcome.failure());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a webhook; what waits for it is not sent")
    @ApiResponse(responseCode = "204", description = "It is gone, its log after 30 days")
    void remove(@PathVariable UUID id, Caller caller) {
        require(id, caller);
        webhooks.remove(id.toString(), clock.instant());
    }

    private Webhooks.View require(UUID id, Caller caller) {
        requireAdministrator(caller);
        return webhooks.byId(id.toString()).orElseThrow(() -> new Refused(WebhookBlocker.WEBHOOK_NOT_FOUND));
    }

    static void requireAdministrator(Caller caller) {
        if (!caller.actor().is(Role.ADMINISTRATOR)) {
            throw new Refused(WebhookBlocker.ROLE_MAY_NOT);
        }
    }
}
