package org.rejoin.query.pupilregister;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(RegisterProjector.GROUP)
@Tag(name = "Register")
class RegisterListController {

    private final RegisterEntries entries;

    RegisterListController(RegisterEntries entries) {
        this.entries = entries;
    }

    /** A number is a pupil's: it does not stand in an address. */
    @Schema(name = "StudentNumberSearch", example = "{\"studentNumber\":\"115001\"}")
    record Search(@NotBlank @Size(max = 20) String studentNumber) {

        // never into a log
        @Override
        public String toString() {
            return "Search[]";
        }
    }

    @Schema(name = "FoundRegisterEntries")
    record Found(List<RegisterLine> items, List<VoidedEntry> voided) {}

    @GetMapping("/api/register-entries")
    @Operation(
            summary = "The register of the caller's own school by year of entry, in the order of the numbers (R-HL-06)")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(
            responseCode = "403",
            description = "FORBIDDEN: the role keeps no register",
            content = @Content(mediaType = "application/problem+json"))
    RegisterList find(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "ROC year; the newest where it is left out", example = "115")
                    @RequestParam(required = false)
                    @Nullable
                    Integer entryYear,
            @Parameter(description = "Those that were made by mistake too, in a list of their own (R-HL-19)")
                    @RequestParam(defaultValue = "false")
                    boolean voided,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        return entries.answer(new FindRegisterEntries(entryYear, voided, page, size), actor);
    }

    @PostMapping("/api/register-entries/search")
    @Operation(summary = "Whose number it is, of the caller's own school: one pupil, or none (R-HL-07)")
    Found search(@AuthenticationPrincipal Actor actor, @Valid @RequestBody Search body) {
        String number = body.studentNumber().strip();
        return new Found(entries.numbered(number, actor).stream().toList(), entries.voided(number, actor));
    }
}
