package org.rejoin.command.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.mail.MailPreferences.Preference;
import org.rejoin.command.platform.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the caller wants to be told by mail; nobody decides it for somebody else. */
@RestController
@RequestMapping("/api/account/notifications")
@Tag(name = "Inbox")
class MailPreferenceController {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private final MailPreferences preferences;
    private final Digests digests;
    private final AccountDirectory accounts;

    MailPreferenceController(MailPreferences preferences, Digests digests, AccountDirectory accounts) {
        this.preferences = preferences;
        this.digests = digests;
        this.accounts = accounts;
    }

    @Schema(
            name = "MailPreference",
            description =
                    "IMMEDIATELY: new applications and filed cases as they happen. DAILY: everything unread, once a"
                            + " day at dailyAt (Asia/Taipei, or rejoin.zone). NEVER. Links and what concerns the account itself"
                            + " always come at once",
            example = "{\"mail\":\"DAILY\",\"dailyAt\":\"07:30\"}")
    record Preferred(
            @NotNull MailPreference mail,

            @Schema(description = "HH:mm; 07:30 where it is left out") @Nullable
            String dailyAt) {}

    @GetMapping
    @Operation(summary = "How the caller is told by mail")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Preferred.class), examples = @ExampleObject("""
                            {"mail":"IMMEDIATELY","dailyAt":"07:30"}""")))
    Preferred get(Caller caller) {
        Preference preference = preferences.of(accountOf(caller));
        return new Preferred(preference.mail(), preference.dailyAt().format(MINUTES));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "How the caller wants to be told by mail from now on")
    @ApiResponse(responseCode = "204", description = "A digest tells of what comes from now on")
    void set(@Valid @RequestBody Preferred body, Caller caller) {
        digests.prefer(accountOf(caller), new Preference(body.mail(), timeIn(body.dailyAt())));
    }

    private static LocalTime timeIn(@Nullable String text) {
        try {
            return text == null ? MailPreferences.USUAL : LocalTime.parse(text, MINUTES);
        } catch (DateTimeParseException e) {
            throw new Invalid(FieldProblem.of("/dailyAt", "UNREADABLE"));
        }
    }

    private String accountOf(Caller caller) {
        return Objects.requireNonNull(accounts.byName(caller.actor().account())
                .orElseThrow(() -> new Declined(401, "NOT_SIGNED_IN"))
                .accountId());
    }
}
