package org.rejoin.command.principaltransfer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.ApplyForTransfer;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.ApproveTransfer;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.RefuseTransfer;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.WithdrawTransfer;
import org.rejoin.command.upload.UploadReader;
import org.rejoin.event.principaltransfer.TransferPath;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 權限異動申請 over HTTP. */
@RestController
@RequestMapping("/api/principal-transfers")
@Tag(name = "Principal transfers", description = "權限異動申請: another principal reporter for a unit")
class PrincipalTransferController {

    private final Commands commands;
    private final UploadReader uploads;

    PrincipalTransferController(Commands commands, UploadReader uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    @Schema(
            description =
                    "path: HAND_OVER by the principal reporter in office, to whom she chooses; TAKE_OVER for oneself",
            example = """
                    {"transferId":"44444444-4444-4444-8444-444444444444","path":"HAND_OVER",
                     "to":"66666666-6666-4666-8666-666666666666"}""")
    record Transfer(
            @NotNull UUID transferId,
            @NotNull TransferPath path,
            @Nullable UUID to) {}

    @Schema(example = "{\"letterNumber\":\"示範字第1150003號\"}")
    record Letter(@Nullable @Size(max = 50) String letterNumber) {}

    @Schema(example = "{\"reason\":\"申請表缺校長用印\"}")
    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "申請移轉 with the stamped 移轉申請表, and the 聘書 if there is one (R-ACC-20, R-ACC-21)",
            description = "A HAND_OVER ends a TAKE_OVER that waits; otherwise a unit has one application at a time.")
    ResponseEntity<Object> apply(
            @Valid @RequestPart("transfer") Transfer body,
            @RequestPart(name = "stampedForm", required = false) @Nullable MultipartFile stampedForm,
            @RequestPart(name = "appointmentLetter", required = false) @Nullable MultipartFile appointmentLetter,
            Caller caller)
            throws IOException {
        PrincipalTransferId id = new PrincipalTransferId(body.transferId().toString());
        ApplyForTransfer command = new ApplyForTransfer(
                id,
                body.path(),
                body.to() == null ? null : body.to().toString(),
                uploads.read("stampedForm", stampedForm),
                uploads.read("appointmentLetter", appointmentLetter));
        return commands.create(command, id.value(), caller, URI.create("/api/principal-transfers/" + id));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "撤回申請, by who applied, before it is decided (R-ACC-20, R-ACC-21)")
    ResponseEntity<Object> withdraw(@PathVariable UUID id, Caller caller) {
        PrincipalTransferId transfer = new PrincipalTransferId(id.toString());
        return commands.perform(new WithdrawTransfer(transfer), transfer.value(), caller);
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "核可移轉: both accounts change in one step (R-ACC-20)")
    ResponseEntity<Object> approve(@PathVariable UUID id, @Valid @RequestBody Letter body, Caller caller) {
        PrincipalTransferId transfer = new PrincipalTransferId(id.toString());
        return commands.perform(new ApproveTransfer(transfer, body.letterNumber()), transfer.value(), caller);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "不核可: nothing changes")
    ResponseEntity<Object> refuse(@PathVariable UUID id, @Valid @RequestBody Reason body, Caller caller) {
        PrincipalTransferId transfer = new PrincipalTransferId(id.toString());
        return commands.perform(new RefuseTransfer(transfer, body.reason()), transfer.value(), caller);
    }
}
