package org.rejoin.command.upload;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives uploads back, to the involved alone. */
@RestController
@RequestMapping("/api/uploads")
@Tag(name = "Uploads", description = "Stamped forms and letters of applications, papers of schools")
class UploadController {

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "上傳的申請單（表）: for the agency, administrators, who uploaded it and the unit's principal reporter",
            description = "實施計畫 and 編組表 (SC12): for the unit's principal reporter and senior managers, its county and"
                    + " the agency.")
    ResponseEntity<byte[]> download(@PathVariable UUID id, Caller caller) {
        UploadedFile file = uploads.find(id.toString(), caller.actor())
                .orElseThrow(() -> new Refused(UploadBlocker.UPLOAD_NOT_FOUND));
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }
}
