package org.rejoin.query.transferin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(TransferInsProjector.GROUP)
@Tag(name = "Transfer-in")
class TransferInController {

    private final TransferIns transferIns;

    TransferInController(TransferIns transferIns) {
        this.transferIns = transferIns;
    }

    @GetMapping("/api/transfer-ins")
    @Operation(
            summary = "轉入登入 of the caller's own school, line by line, the newest first",
            description =
                    "For PRINCIPAL_REPORTER and TUTOR. A line can be withdrawn by its transferInId and line. No other"
                            + " school and no name is told.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TransferInList.class), examples = @ExampleObject("""
                            {"items":[{"transferInId":"7d2f4f0a-1f43-4c39-9a3b-5a2a7d0f6b21","line":1,\
                            "month":"2026-11","enteredBy":"registrar-b","enteredAt":"2026-11-20T02:15:00Z",\
                            "nationalId":"A12＊＊＊＊789","outcome":"NO_OPEN_CASE","state":"MATCHED",\
                            "matchedAt":"2026-11-21T01:33:43Z"}],"page":0,"size":30,"total":1}""")))
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(
            responseCode = "403",
            description = "FORBIDDEN: the role may not enter transfer-ins",
            content = @Content(mediaType = "application/problem+json"))
    TransferInList find(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "轉入年月; without it, of every month", example = "2026-11")
                    @RequestParam(required = false)
                    @Nullable
                    YearMonth month,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        return transferIns.answer(new FindTransferIns(month, page, size), actor);
    }
}
