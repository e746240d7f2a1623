package org.rejoin.command.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountCommand.ApproveAccount;
import org.rejoin.command.account.AccountCommand.AssignRoles;
import org.rejoin.command.account.AccountCommand.CorrectContact;
import org.rejoin.command.account.AccountCommand.DisableAccount;
import org.rejoin.command.account.AccountCommand.EnableAccount;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountCommand.RefuseApplication;
import org.rejoin.command.account.AccountCommand.RemoveSecondFactor;
import org.rejoin.command.account.AccountCommand.SendLink;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 帳號管理: what those may do who look after accounts. */
@RestController
@RequestMapping("/api/accounts")
@Tag(name = "Accounts", description = "帳號管理: who may come in, and as what")
class AccountController {

    private final Commands commands;

    AccountController(Commands commands) {
        this.commands = commands;
    }

    @Schema(
            description = "county: of county officers, who need a letterNumber; school or county: scope of an auditor",
            example = """
                    {"accountId":"33333333-3333-4333-8333-333333333333","account":"county990","name":"邱詠晴",
                     "email":"chiu@county990.example","phone":"04-1234567","roles":["COUNTY_OFFICER"],"county":"990",
                     "letterNumber":"示範字第1150001號"}""")
    record NewAccount(
            @NotNull UUID accountId,
            @NotNull @Size(max = 60) String account,
            @NotNull @Size(max = 100) String name,
            @NotNull @Size(max = 200) String email,
            @NotNull @Size(max = 50) String phone,
            @NotEmpty @Size(max = 5) List<@NotNull Role> roles,
            @Nullable @Size(max = 20) String school,
            @Nullable @Size(max = 10) String county,
            @Nullable @Size(max = 50) String letterNumber) {}

    @Schema(description = "roles: what is granted, where it is not what was asked for", example = "{}")
    record Approval(@Nullable @Size(max = 5) List<@NotNull Role> roles) {}

    @Schema(example = "{\"reason\":\"申請單未用印\"}")
    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @Schema(example = "{\"roles\":[\"TUTOR\",\"COUNSELLOR\"]}")
    record Roles(@NotEmpty @Size(max = 5) List<@NotNull Role> roles) {}

    @Schema(
            description = "letterNumber: for principal reporters and county officers",
            example = "{\"email\":\"shen@songtao.example\",\"phone\":\"04-7654321\"}")
    record Contact(
            @NotNull @Size(max = 200) String email,
            @NotNull @Size(max = 50) String phone,
            @Nullable @Size(max = 50) String letterNumber) {}

    @Schema(
            description = "letterNumber: for principal reporters and county officers",
            example = "{\"letterNumber\":\"示範字第1150004號\"}")
    record Letter(@Nullable @Size(max = 50) String letterNumber) {}

    @PostMapping
    @Operation(summary = "建立帳號 without an application: county officers, agency, auditors, administrators (1.12.1)")
    ResponseEntity<Object> open(@Valid @RequestBody NewAccount body, Caller caller) {
        AccountId id = new AccountId(body.accountId().toString());
        OpenAccount command = new OpenAccount(
                id,
                body.account(),
                new AccountHolder(
                        body.name().strip(), body.email().strip(), body.phone().strip()),
                body.school(),
                body.county(),
                body.roles(),
                body.letterNumber(),
                null);
        return commands.create(command, id.value(), caller, URI.create("/api/accounts/" + id));
    }

    @PostMapping("/{id}/approve")
    @Operation(
            summary = "核可: staff by their principal reporter, principal reporters by the agency (R-ACC-01, R-ACC-02)",
            description = "Staff of a unit whose principal reporter is disabled, or that has none, by the agency.")
    ResponseEntity<Object> approve(
            @PathVariable AccountId id, @Valid @RequestBody(required = false) @Nullable Approval body, Caller caller) {
        return perform(new ApproveAccount(id, body == null ? null : body.roles()), caller);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "不核可, with the reason that is mailed to the applicant")
    ResponseEntity<Object> refuse(@PathVariable AccountId id, @Valid @RequestBody Reason body, Caller caller) {
        return perform(new RefuseApplication(id, body.reason()), caller);
    }

    @PostMapping("/{id}/disable")
    @Operation(summary = "停用: an account is never deleted (R-ACC-05, R-ACC-06)")
    ResponseEntity<Object> disable(@PathVariable AccountId id, Caller caller) {
        return perform(new DisableAccount(id), caller);
    }

    @PostMapping("/{id}/enable")
    @Operation(summary = "啟用: usable when the holder has followed the mailed link (R-ACC-06)")
    ResponseEntity<Object> enable(@PathVariable AccountId id, Caller caller) {
        return perform(new EnableAccount(id), caller);
    }

    @PostMapping("/{id}/send-link")
    @Operation(summary = "重寄連結: to an account that is not verified (R-ACC-07)")
    ResponseEntity<Object> sendLink(@PathVariable AccountId id, Caller caller) {
        return perform(new SendLink(id), caller);
    }

    @PutMapping("/{id}/roles")
    @Operation(summary = "權限: of the school's staff, by their principal reporter (R-ACC-08)")
    ResponseEntity<Object> assignRoles(@PathVariable AccountId id, @Valid @RequestBody Roles body, Caller caller) {
        return perform(new AssignRoles(id, body.roles()), caller);
    }

    @PutMapping("/{id}/contact")
    @Operation(
            summary = "資料更正: e-mail and phone alone; of principal reporters and county officers by letter (R-ACC-09)")
    ResponseEntity<Object> correctContact(@PathVariable AccountId id, @Valid @RequestBody Contact body, Caller caller) {
        return perform(new CorrectContact(id, body.email().strip(), body.phone().strip(), body.letterNumber()), caller);
    }

    @PostMapping("/{id}/remove-second-factor")
    @Operation(
            summary = "驗證器遺失: takes the second factor off and ends the sessions; who may is who may correct the"
                    + " contact data, of agency officers and administrators an administrator alone (c29)")
    ResponseEntity<Object> removeSecondFactor(
            @PathVariable AccountId id, @Valid @RequestBody(required = false) @Nullable Letter body, Caller caller) {
        return perform(new RemoveSecondFactor(id, body == null ? null : body.letterNumber()), caller);
    }

    private ResponseEntity<Object> perform(AccountCommand command, Caller caller) {
        return commands.perform(command, command.id().value(), caller);
    }
}
