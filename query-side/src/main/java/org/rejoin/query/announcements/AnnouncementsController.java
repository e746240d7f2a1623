package org.rejoin.query.announcements;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@ReadsFrom(AnnouncementsProjector.GROUP)
@Tag(name = "Announcements")
class AnnouncementsController {

    private static final String EXAMPLE = """
            {"items":[{"announcementId":"7b1e4c0a-2f5d-4a37-9c61-0f6f0e5a1d22","kind":"DOWNLOAD","audience":"PUBLIC",\
            "titleZh":"帳號申請單（學校）","textZh":"用印後於註冊時上傳。","from":"2026-08-01","files":[\
            {"file":"0d6e7f3a-9b1c-3a55-8f40-5a1c8c1e7b01","name":"帳號申請單.odt",\
            "mediaType":"application/vnd.oasis.opendocument.text","bytes":20480}],"standing":"SHOWN",\
            "publishedAt":"2026-08-01T01:00:00Z","version":0}],"page":0,"size":30,"total":1}""";

    private final Announcements announcements;

    AnnouncementsController(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping("/news")
    @Operation(
            summary = "最新消息, newest first (SC01)",
            description =
                    "Without an account those for everybody; all=true, for the agency and administrators, also what"
                            + " is planned, over or withdrawn.")
    @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject(EXAMPLE)))
    AnnouncementsPage news(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(defaultValue = "false") boolean all,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        return announcements.find(AnnouncementKind.NEWS, all, page, size, actor);
    }

    @GetMapping("/downloads")
    @Operation(summary = "資料下載, newest first (SC02)", description = "As the news.")
    @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject(EXAMPLE)))
    AnnouncementsPage downloads(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(defaultValue = "false") boolean all,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        return announcements.find(AnnouncementKind.DOWNLOAD, all, page, size, actor);
    }

    @GetMapping("/announcements/{id}")
    @Operation(summary = "One of them, while it is shown; for the agency and administrators always")
    @ApiResponse(
            responseCode = "404",
            description = "NOT_FOUND: not there, not shown now, or for those with an account",
            content = @Content(mediaType = "application/problem+json"))
    AnnouncementView one(@AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID id) {
        return announcements.get(id, actor);
    }
}
