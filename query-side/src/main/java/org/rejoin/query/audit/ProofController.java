package org.rejoin.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.eventstore.proof.CaseProof;
import org.rejoin.eventstore.proof.JdbcHistory;
import org.rejoin.query.casepage.CaseRights;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
@Tag(name = "Audit")
class ProofController {

    private final JdbcHistory history;
    private final CaseRights cases;

    ProofController(JdbcHistory history, CaseRights cases) {
        this.history = history;
        this.cases = cases;
    }

    @GetMapping("/{id}/proof")
    @Operation(
            summary = "A file that proves the history of a case to a third party",
            description = "For whoever may see the case. It names every event with the hashes of its content, shows no"
                    + " content, and is checked without this service: java -jar rejoin.jar verify-proof FILE --key=KEY."
                    + " Events since the last checkpoint are not in it (eventsNotYetSigned).",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = @Content(schema = @Schema(implementation = CaseProof.class))),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: unknown, or not visible to the caller",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<String> proof(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        cases.sightOf(id, actor);
        return AuditController.file(CaseProof.of(id.toString(), history).toJson(), "proof-" + id + ".json");
    }
}
