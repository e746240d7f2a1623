package org.rejoin.query.transferout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(TransfersOutProjector.GROUP)
@Tag(name = "Transfer-out")
class TransferOutListController {

    private final TransfersOut transfers;

    TransferOutListController(TransfersOut transfers) {
        this.transfers = transfers;
    }

    @GetMapping("/api/transfers-out")
    @Operation(
            summary =
                    "Who transfers out of the caller's own school or is placed in it, the most urgent first (R-HL-30)",
            description =
                    "With what is owed, by whom and until when. Where a child under protection went is told to head,"
                            + " registry and counselling office alone (R-HL-32).")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(
            responseCode = "403",
            description = "FORBIDDEN: the role works with no pupils of elementary or junior high schools",
            content = @Content(mediaType = "application/problem+json"))
    TransferList find(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "Those of which nothing is awaited any more, the newest first", example = "false")
                    @RequestParam(defaultValue = "false")
                    boolean done,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        return transfers.answer(new FindTransfersOut(done, page, size), actor);
    }
}
