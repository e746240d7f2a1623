package org.rejoin.command.credential;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.rejoin.command.throttle.AnonymousCalls;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Passwords")
class PasswordResetController {

    private final PasswordResets resets;
    private final AnonymousCalls calls;
    private final MessageSource commandMessages;

    PasswordResetController(PasswordResets resets, AnonymousCalls calls, MessageSource commandMessages) {
        this.resets = resets;
        this.calls = calls;
        this.commandMessages = commandMessages;
    }

    @Schema(example = """
                    {"account":"shen-peiyi","email":"shen@school-a.example"}""")
    record Forgotten(
            @NotBlank @Size(max = 60) String account,
            @NotBlank @Size(max = 200) String email) {}

    record Told(String message) {}

    @PostMapping("/api/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary =
                    "忘記密碼: mails a link where account and registered address fit; the answer tells nothing (R-PWD-02)")
    Told forgotten(@Valid @RequestBody Forgotten body, HttpServletRequest request) {
        calls.count("password-resets", request.getRemoteAddr());
        resets.ask(body.account(), body.email());
        return new Told(commandMessages.getMessage("password-reset.told", null, LocaleContextHolder.getLocale()));
    }
}
