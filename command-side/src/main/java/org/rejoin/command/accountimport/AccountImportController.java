package org.rejoin.command.accountimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes a file of accounts (IF05): never with a password in it. */
@RestController
@RequestMapping("/api/accounts/import")
@Tag(name = "Accounts")
class AccountImportController {

    private final AccountImport accounts;

    AccountImportController(AccountImport accounts) {
        this.accounts = accounts;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "帳號匯入: CSV or XLSX with 帳號, 姓名, 電子信箱, 連絡電話 and, where it is not 導師, 權限 (R-ACC-10)",
            description =
                    "All rows are checked; all are opened or none. Each person is mailed the link to set a password.")
    ResponseEntity<AccountImportSummary> upload(MultipartHttpServletRequest request, Caller caller) throws IOException {
        String school = schoolOf(caller.actor());
        try (ReceivedFile file = ReceivedFile.of(request, "accounts")) {
            AccountImport.Result result = accounts.run(file, caller, school);
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (result.position() >= 0) {
                answer.header("Consistency-Token", Long.toString(result.position()));
            }
            return answer.body(result.summary());
        }
    }

    private static String schoolOf(Actor actor) {
        if (!actor.is(Role.PRINCIPAL_REPORTER) || actor.school() == null) {
            throw new Refused(AccountImportBlocker.NOT_PRINCIPAL);
        }
        return actor.school();
    }
}
