package org.rejoin.command.credential;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.throttle.AnonymousCalls;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a mailed link leads to. A link that does not work is answered one way, whatever the reason: 410. */
@RestController
@RequestMapping("/api/account-links")
@Tag(name = "Mailed links", description = "信件中的連結：set the password, verify the account's data (R-ACC-06/07, L10)")
@SecurityRequirements
class LinkController {

    private final MailedLinks links;
    private final FollowedLinks followed;
    private final AnonymousCalls calls;

    LinkController(MailedLinks links, FollowedLinks followed, AnonymousCalls calls) {
        this.links = links;
        this.followed = followed;
        this.calls = calls;
    }

    @Schema(description = "token: what stands behind the # of the mailed address")
    record Token(@NotBlank @Size(max = 200) String token) {

        // never into a log
        @Override
        public String toString() {
            return "Token";
        }
    }

    @Schema(description = "token: what stands behind the # of the mailed address")
    record NewPassword(
            @NotBlank @Size(max = 200) String token,
            @NotNull @Size(max = 1000) String password) {

        // never into a log
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record View(LinkPurpose purpose, String account, String name, String email, String phone) {

        static View of(MailedLinks.Link link) {
            KnownAccount account = link.account();
            return new View(link.purpose(), account.account(), account.name(), account.email(), account.phone());
        }
    }

    @PostMapping("/inspect")
    @Operation(summary = "Whose link it is and what for; changes nothing")
    View inspect(@Valid @RequestBody Token body, HttpServletRequest request) {
        calls.count("account-links", request.getRemoteAddr());
        return View.of(links.find(body.token()));
    }

    @PostMapping("/verify")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "驗證: the holder of an account that was enabled again confirms its data (R-ACC-06)")
    void verify(@Valid @RequestBody Token body, HttpServletRequest request) {
        calls.count("account-links", request.getRemoteAddr());
        followed.verify(body.token());
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "設定密碼: sets the password and verifies the account; other sessions end (N04, N07, N08)")
    void setPassword(@Valid @RequestBody NewPassword body, HttpServletRequest request) {
        calls.count("account-links", request.getRemoteAddr());
        followed.setPassword(body.token(), body.password());
    }
}
