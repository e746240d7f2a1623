package org.rejoin.command.student;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Role;
import org.rejoin.keystore.BlindIndex;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/keys")
@Tag(name = "Keys", description = "The keys under which personal data are kept and found")
class IndexRotationController {

    private final BlindIndex index;

    IndexRotationController(BlindIndex index) {
        this.index = index;
    }

    /** @param versions living ones: two while the older is being replaced */
    @Schema(name = "IndexVersions")
    record Versions(List<Integer> versions) {}

    @PostMapping("/rotate-index")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Replaces the key under which national ids are looked up",
            description =
                    "For ADMINISTRATOR. Filing and searching go on; the older version ends when everything is stored"
                            + " under the new one, at the earliest after some minutes. While one rotation is under way another is"
                            + " not begun, and the answer is the same.")
    @ApiResponse(
            responseCode = "202",
            description = "begun, or under way",
            content =
                    @Content(
                            schema = @Schema(implementation = Versions.class),
                            examples = @ExampleObject("{\"versions\":[1,2]}")))
    @ApiResponse(
            responseCode = "403",
            description = "ROLE_MAY_NOT",
            content = @Content(mediaType = "application/problem+json"))
    Versions rotateIndex(Caller caller) {
        if (!caller.actor().is(Role.ADMINISTRATOR)) {
            throw new Refused(KeysBlocker.ROLE_MAY_NOT);
        }
        index.rotate();
        return new Versions(index.versions());
    }
}
