package org.rejoin.command.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountCommand.ApplyForAccount;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.upload.UploadReader;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

/** 註冊: anybody may ask for an account, so often as {@link ApplicationLimit} lets an address. */
@RestController
@RequestMapping(ApplicationController.PATH)
@Tag(name = "Accounts")
@SecurityRequirements
class ApplicationController {

    static final String PATH = "/api/account-applications";

    private final Commands commands;
    private final UploadReader uploads;

    ApplicationController(Commands commands, UploadReader uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    @Schema(
            description =
                    "roles: any of TUTOR, COUNSELLOR, SENIOR_MANAGER, HEAD, CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY,"
                            + " COUNSELLING_OFFICE, or PRINCIPAL_REPORTER alone",
            example = """
                    {"accountId":"33333333-3333-4333-8333-333333333333","account":"chou2026","name":"周雅文",
                     "email":"chou@songtao.example","phone":"04-1234567","school":"990001","roles":["TUTOR"]}""")
    record Application(
            @NotNull UUID accountId,
            @NotNull @Size(max = 60) String account,
            @NotNull @Size(max = 100) String name,
            @NotNull @Size(max = 200) String email,
            @NotNull @Size(max = 50) String phone,
            @NotNull @Size(max = 20) String school,
            @NotEmpty @Size(max = 5) List<@NotNull Role> roles) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "註冊: school staff, who also tell their principal reporter themselves (R-ACC-01)")
    ResponseEntity<Object> apply(@Valid @RequestBody Application body, WebRequest request) {
        return send(body, null, request);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "註冊 of a principal reporter, with the stamped 帳號申請單 (R-ACC-02)")
    ResponseEntity<Object> applyWithForm(
            @Valid @RequestPart("application") Application body,
            @RequestPart(name = "stampedForm", required = false) @Nullable MultipartFile stampedForm,
            WebRequest request)
            throws IOException {
        return send(body, uploads.read("stampedForm", stampedForm), request);
    }

    private ResponseEntity<Object> send(Application body, @Nullable UploadedFile stampedForm, WebRequest request) {
        AccountId id = new AccountId(body.accountId().toString());
        ApplyForAccount command = new ApplyForAccount(
                id,
                body.account(),
                new AccountHolder(
                        body.name().strip(), body.email().strip(), body.phone().strip()),
                body.school(),
                body.roles(),
                stampedForm);
        Caller applicant = Caller.anonymous(body.account(), body.school(), request);
        return commands.create(command, id.value(), applicant, URI.create("/api/accounts/" + id));
    }
}
