package org.rejoin.command.firststart;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.throttle.AnonymousCalls;
import org.rejoin.event.account.AccountHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the link leads to that a fresh installation prints when it starts. */
@RestController
@Tag(name = "First administrator")
class FirstAdministratorController {

    private final FirstAdministrator first;
    private final AnonymousCalls calls;

    FirstAdministratorController(FirstAdministrator first, AnonymousCalls calls) {
        this.first = first;
        this.calls = calls;
    }

    @Schema(description = "token: what stands behind the # of the printed address", example = """
                    {"token":"…","accountId":"0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a","account":"admin01","name":"石文彥",
                     "email":"admin@agency.example","phone":"04-1234567","password":"…"}""")
    record Newcomer(
            @NotBlank @Size(max = 200) String token,
            @NotNull UUID accountId,
            @NotBlank @Size(max = 60) String account,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String email,
            @NotBlank @Size(max = 50) String phone,
            @NotNull @Size(max = 1000) String password) {

        // never into a log
        @Override
        public String toString() {
            return "Newcomer";
        }
    }

    @PostMapping("/api/first-administrator")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SecurityRequirements
    @Operation(
            summary = "The first account of an installation: administrator and agency officer, usable at once (c11)",
            description = "Works once, with the token printed at the newest start of a service without administrator.")
    @ApiResponse(responseCode = "204", description = "The account is there; sign in")
    @ApiResponse(
            responseCode = "410",
            description = "LINK_NOT_VALID: wrong, used, too old, replaced by a later start, or not needed any more",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(
            responseCode = "409",
            description = "ACCOUNT_ID_TAKEN, ACCOUNT_NAME_TAKEN: there is such an account already",
            content = @Content(mediaType = "application/problem+json"))
    void open(@Valid @RequestBody Newcomer body, HttpServletRequest request) {
        calls.count("first-administrator", request.getRemoteAddr());
        first.open(
                body.token(),
                new AccountId(body.accountId().toString()),
                body.account().strip(),
                new AccountHolder(
                        body.name().strip(), body.email().strip(), body.phone().strip()),
                body.password());
    }
}
