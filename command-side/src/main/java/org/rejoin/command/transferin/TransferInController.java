package org.rejoin.command.transferin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.transferin.TransferInCommand.EnterTransferIn;
import org.rejoin.command.transferin.TransferInCommand.WithdrawTransferInLine;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 轉入登入 over HTTP: what the destination school is told names no student and no school. */
@RestController
@RequestMapping("/api/transfer-ins")
@Tag(name = "Transfer-in", description = "轉入登入: students who arrived, one national id per line")
class TransferInController {

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 9999;

    private final Commands commands;

    TransferInController(Commands commands) {
        this.commands = commands;
    }

    @Schema(description = "month: 轉入年月; nationalIds: one per line, at most 500", example = """
                    {"transferInId":"7d2f4f0a-1f43-4c39-9a3b-5a2a7d0f6b21","month":"2026-11",
                     "nationalIds":["A123456789"]}""")
    record Entry(
            @NotNull UUID transferInId,
            @NotNull YearMonth month,
            @NotEmpty @Size(max = 500) List<@NotNull @Size(max = 50) String> nationalIds) {}

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @PostMapping
    @Operation(summary = "轉入登入: outcome per line; the origin's case is lit and its school told (T19)")
    ResponseEntity<Object> enter(@Valid @RequestBody Entry body, Caller caller) {
        if (body.month().getYear() < EARLIEST_YEAR || body.month().getYear() > LATEST_YEAR) {
            throw new Invalid(FieldProblem.of("/month", "DATE_IMPOSSIBLE"));
        }
        TransferInId id = new TransferInId(body.transferInId().toString());
        List<String> typed = body.nationalIds().stream().map(String::strip).toList();
        return commands.answer(new EnterTransferIn(id, body.month().toString(), typed), id.value(), caller);
    }

    @DeleteMapping("/{id}/lines/{line}")
    @Operation(summary = "轉入登入撤回: a wrong line is taken back with a reason, the light goes off (c6)")
    ResponseEntity<Object> withdraw(
            @PathVariable UUID id, @PathVariable int line, @Valid @RequestBody Reason body, Caller caller) {
        TransferInId batch = new TransferInId(id.toString());
        return commands.perform(new WithdrawTransferInLine(batch, line, body.reason()), batch.value(), caller);
    }
}
