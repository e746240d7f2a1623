package org.rejoin.command.announcement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The files of announcements, to whoever is shown them: nothing in them is about anybody, so nothing is recorded. */
@RestController
@RequestMapping("/api/announcements/{id}/files")
@Tag(name = "Announcements")
class AttachmentController {

    private final Announcements announcements;
    private final Uploads uploads;
    private final Clock clock;
    private final ZoneId zone;

    AttachmentController(
            Announcements announcements,
            Uploads uploads,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.announcements = announcements;
        this.uploads = uploads;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/{file}")
    @Operation(summary = "A file of an announcement; those for everybody without an account too (SC02)")
    ResponseEntity<byte[]> download(@PathVariable UUID id, @PathVariable UUID file) {
        UploadedFile found = offered(id, file);
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(found.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(found.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                // it may be withdrawn at any time
                .cacheControl(CacheControl.noStore())
                .body(found.content());
    }

    private UploadedFile offered(UUID id, UUID file) {
        AnnouncementId announcement = new AnnouncementId(id.toString());
        Actor reader = reader();
        boolean office = reader != null && (reader.is(Role.AGENCY_OFFICER) || reader.is(Role.ADMINISTRATOR));
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (!announcements.areFilesOffered(announcement, today, reader != null, office)) {
            throw new Refused(AnnouncementBlocker.ANNOUNCEMENT_FILE_NOT_FOUND);
        }
        return uploads.of(Purpose.ANNOUNCEMENT, announcement.value(), file.toString())
                .orElseThrow(() -> new Refused(AnnouncementBlocker.ANNOUNCEMENT_FILE_NOT_FOUND));
    }

    // nobody need be signed in
    private static @Nullable Actor reader() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
