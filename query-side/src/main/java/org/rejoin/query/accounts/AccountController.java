package org.rejoin.query.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@ReadsFrom(AccountsProjector.GROUP)
@Tag(name = "Accounts")
class AccountController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_TEXT = 200;

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/accounts")
    @RecordsAccess(
            value = AccessAction.ACCOUNTS_READ,
            filter = {"standing", "role", "school"})
    @Operation(
            summary = "帳號管理: the accounts of the unit, or all (R-ACC-08)",
            description = "For PRINCIPAL_REPORTER in the unit, AGENCY_OFFICER and ADMINISTRATOR everywhere. To look for"
                    + " a person by name or address use POST /api/accounts/search.",
            responses = {
                @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                                        {"items":[{"accountId":"0d9c9a5e-7d0c-4d4b-9a53-5a4b8b1e2f10",\
                                        "account":"chou.yawen","name":"周雅文","email":"yawen@songtao.example",\
                                        "phone":"04-1234567","school":"990001","roles":["TUTOR"],"standing":"APPLIED",\
                                        "verified":false,"appliedAt":"2026-11-21T01:33:43Z","version":0}],\
                                        "page":0,"size":30,"total":1,"waiting":1}"""))),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST: fields name the parameter",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role manages no accounts",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "503",
                        description = "NOT_YET_VISIBLE: the change of the Consistency-Token is not in the list yet",
                        content = @Content(mediaType = "application/problem+json"))
            })
    AccountList list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable Standing standing,
            @Parameter(description = "held or asked for") @RequestParam(required = false) @Nullable Role role,
            @Parameter(description = "one unit of those the caller sees", example = "990001")
                    @RequestParam(required = false)
                    @Nullable
                    String school,
            @Parameter(description = "part of an account name", example = "chou")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        checkPage(page, size);
        return accounts.find(new FindAccounts(standing, role, unitOf(school), textOf("q", q), null, page, size), actor);
    }

    @Schema(name = "AccountSearch")
    record Search(
            @Schema(description = "part of an account name, a name or a mail address", example = "周") @Nullable
            String text,

            @Nullable Standing standing,
            @Nullable Role role,
            @Schema(example = "0") @Nullable Integer page,
            @Schema(example = "30") @Nullable Integer size) {}

    @PostMapping("/accounts/search")
    @RecordsAccess(AccessAction.ACCOUNTS_READ)
    @Operation(
            summary = "The same list, searched by name or mail address",
            description = "In the body, because personal data never stand in a URL.",
            responses = {
                @ApiResponse(responseCode = "200", description = "as GET /api/accounts"),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST or MALFORMED_BODY",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role manages no accounts",
                        content = @Content(mediaType = "application/problem+json"))
            })
    AccountList search(@AuthenticationPrincipal Actor actor, @RequestBody Search search) {
        int page = search.page() == null ? 0 : search.page();
        int size = search.size() == null ? 30 : search.size();
        checkPage(page, size);
        String text = textOf("/text", search.text());
        return accounts.find(new FindAccounts(search.standing(), search.role(), null, null, text, page, size), actor);
    }

    @GetMapping("/accounts/{id}")
    @RecordsAccess(AccessAction.ACCOUNTS_READ)
    @Operation(
            summary = "An account and what became of it (查看)",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        headers = @Header(name = "ETag", description = "version, for If-Match"),
                        content = @Content(schema = @Schema(implementation = AccountPage.class))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role manages no accounts",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: unknown, or of another unit",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<AccountPage> page(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        AccountPage page = accounts.page(id, actor);
        return ResponseEntity.ok().eTag("\"" + page.account().version() + "\"").body(page);
    }

    @GetMapping("/accounts/tutors")
    @Operation(
            summary = "Who may be made an assisting tracker: the unit's accounts that are tutor and nothing else",
            description = "For PRINCIPAL_REPORTER (異動協助追蹤人員, R-AST-03).",
            responses = {
                @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                                        [{"accountId":"0d9c9a5e-7d0c-4d4b-9a53-5a4b8b1e2f10","account":"tutor-a2",\
                                        "name":"林志明"}]"""))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role assigns nobody",
                        content = @Content(mediaType = "application/problem+json"))
            })
    List<Tutor> tutors(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "part of an account name", example = "tutor")
                    @RequestParam(required = false)
                    @Nullable
                    String q) {
        return accounts.tutors(textOf("q", q), actor);
    }

    @GetMapping("/principal-transfers")
    @Operation(
            summary = "權限異動申請: who asks for the office of principal reporter, newest first (R-ACC-20/21)",
            description = "All for AGENCY_OFFICER and ADMINISTRATOR, the unit's for its PRINCIPAL_REPORTER; other"
                    + " staff of a unit see those they filed or are named in.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role has no part in it",
                        content = @Content(mediaType = "application/problem+json"))
            })
    List<TransferView> transfers(@AuthenticationPrincipal Actor actor) {
        return accounts.transfers(actor);
    }

    static void checkPage(int page, int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
    }

    // goes into the access log, so it must be nothing else
    static @Nullable String unitOf(@Nullable String school) {
        if (school == null || school.isBlank()) {
            return null;
        }
        if (!school.matches("(?![A-Za-z][A-Za-z0-9][0-9]{8}$)[A-Za-z0-9-]{1,20}")) {
            throw new InvalidRequest("school", "INVALID_VALUE");
        }
        return school;
    }

    static @Nullable String textOf(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        // no stored text has them, and the database refuses some
        if (text.length() > LONGEST_TEXT || text.codePoints().anyMatch(AccountController::isNoCharacter)) {
            throw new InvalidRequest(pointer, "INVALID_VALUE");
        }
        return text.strip();
    }

    private static boolean isNoCharacter(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
