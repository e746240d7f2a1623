package org.rejoin.command.announcement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.announcement.AnnouncementCommand.PublishAnnouncement;
import org.rejoin.command.announcement.AnnouncementCommand.WithdrawAnnouncement;
import org.rejoin.command.announcement.AnnouncementCommand.Words;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.upload.UploadReader;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 最新消息 and 資料下載 over HTTP: the agency puts them up and takes them down. */
@RestController
@RequestMapping("/api/announcements")
@Tag(name = "Announcements", description = "最新消息 and 資料下載")
class AnnouncementController {

    private static final int MOST_FILES = 10;

    private final Commands commands;
    private final UploadReader uploads;

    AnnouncementController(Commands commands, UploadReader uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    @Schema(
            name = "NewAnnouncement",
            description =
                    "audience: PUBLIC is also shown to those without an account; until: last day on which it is shown,"
                            + " absent = until it is withdrawn",
            example = """
                    {"announcementId":"7b1e4c0a-2f5d-4a37-9c61-0f6f0e5a1d22","kind":"DOWNLOAD","audience":"PUBLIC",
                     "titleZh":"帳號申請單（學校）","titleEn":"Application form for accounts (schools)",
                     "textZh":"用印後於註冊時上傳。","from":"2026-08-01","until":"2027-07-31"}""")
    record NewAnnouncement(
            @NotNull UUID announcementId,
            @NotNull AnnouncementKind kind,
            @NotNull Audience audience,
            @NotBlank @Size(max = 100) String titleZh,
            @Nullable @Size(max = 200) String titleEn,
            @Nullable @Size(max = 4000) String textZh,
            @Nullable @Size(max = 8000) String textEn,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    @Schema(name = "WithdrawnAnnouncement", example = "{\"reason\":\"已有新版申請單\"}")
    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "發布最新消息或資料下載 (SC01, SC02); for the agency and administrators",
            description =
                    "A notice has a text, a download at least one file. At most ten files, PDF, ODT, DOCX or XLSX.")
    @ApiResponse(
            responseCode = "415",
            description = "DOCUMENT_TYPE_NOT_ALLOWED: told by what a file holds, whatever it is called",
            content = @Content(mediaType = "application/problem+json"))
    ResponseEntity<Object> publish(
            @Valid @RequestPart("announcement") NewAnnouncement body,
            @RequestPart(name = "files", required = false) @Nullable List<MultipartFile> files,
            Caller caller)
            throws IOException {
        List<MultipartFile> sent = files == null ? List.of() : files;
        require(body, sent);
        AnnouncementId id = new AnnouncementId(body.announcementId().toString());
        PublishAnnouncement command = new PublishAnnouncement(
                id,
                body.kind(),
                body.audience(),
                new Words(said(body.titleZh()), said(body.titleEn())),
                new Words(said(body.textZh()), said(body.textEn())),
                body.from(),
                body.until(),
                read(sent, id));
        return commands.create(command, id.value(), caller, URI.create("/api/announcements/" + id));
    }

    @PostMapping("/{id}/withdraw")
    @Operation(summary = "撤下: nobody is shown it any more, its files with it")
    ResponseEntity<Object> withdraw(@PathVariable UUID id, @Valid @RequestBody Reason body, Caller caller) {
        AnnouncementId announcement = new AnnouncementId(id.toString());
        return commands.perform(
                new WithdrawAnnouncement(announcement, body.reason().strip()), announcement.value(), caller);
    }

    private static void require(NewAnnouncement body, List<MultipartFile> files) {
        List<FieldProblem> problems = new ArrayList<>();
        if (body.kind() == AnnouncementKind.NEWS && said(body.textZh()) == null) {
            problems.add(FieldProblem.of("/textZh", "MISSING_FIELD"));
        }
        if (body.kind() == AnnouncementKind.DOWNLOAD && files.isEmpty()) {
            problems.add(FieldProblem.of("/files", "MISSING_FIELD"));
        }
        if (files.size() > MOST_FILES) {
            problems.add(FieldProblem.of("/files", "TOO_MANY", MOST_FILES, files.size()));
        }
        if (body.until() != null && body.until().isBefore(body.from())) {
            problems.add(FieldProblem.of("/until", "UNTIL_BEFORE_FROM"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private List<UploadedFile> read(List<MultipartFile> files, AnnouncementId id) throws IOException {
        List<UploadedFile> read = new ArrayList<>();
        for (int n = 0; n < files.size(); n++) {
            String pointer = "/files/" + n;
            UploadedFile file = uploads.readDocument(pointer, files.get(n));
            String upload = file.idFor(Purpose.ANNOUNCEMENT, id.value());
            if (read.stream().anyMatch(other -> other.idFor(Purpose.ANNOUNCEMENT, id.value())
                    .equals(upload))) {
                throw new Invalid(FieldProblem.of(pointer, "FILE_TWICE"));
            }
            read.add(file);
        }
        return read;
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : Objects.requireNonNull(text).strip();
    }
}
