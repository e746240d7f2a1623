package org.rejoin.query.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;

@Schema(name = "Announcement")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnouncementView(
        UUID announcementId,
        AnnouncementKind kind,
        Audience audience,
        @Schema(example = "帳號申請單（學校）") String titleZh,

        @Schema(example = "Application form for accounts (schools)") @Nullable
        String titleEn,

        @Schema(example = "用印後於註冊時上傳。") @Nullable String textZh,
        @Nullable String textEn,

        @Schema(description = "First day on which it is shown")
        LocalDate from,

        @Schema(description = "Last day; absent = until it is withdrawn") @Nullable
        LocalDate until,

        List<File> files,
        Standing standing,
        Instant publishedAt,

        @Schema(description = "Account; for the agency and administrators, as what concerns withdrawing") @Nullable
        String publishedBy,

        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnReason,
        long version) {

    private static final String CHINESE = "zh-Hant-TW";
    private static final String ENGLISH = "en";

    /** What of it is up today. */
    enum Standing {
        PLANNED,
        SHOWN,
        OVER,
        WITHDRAWN
    }

    @Schema(name = "AnnouncementFile")
    record File(
            @Schema(description = "For GET /api/announcements/{id}/files/{file}")
            UUID file,

            @Schema(example = "帳號申請單.odt") String name,

            @Schema(example = "application/vnd.oasis.opendocument.text")
            String mediaType,

            @Schema(example = "20480") long bytes) {

        /** 12 KB: as one would say it. */
        public String size() {
            long kilobytes = (bytes + 1023) / 1024;
            return kilobytes < 1024 ? kilobytes + " KB" : (kilobytes + 1023) / 1024 + " MB";
        }

        /** By what people call it. */
        public String type() {
            return mediaType.equals("application/pdf")
                    ? "PDF"
                    : mediaType.endsWith("opendocument.text")
                            ? "ODT"
                            : mediaType.endsWith("wordprocessingml.document") ? "DOCX" : "XLSX";
        }
    }

    /** In the reader's language where there is such a text. */
    public String title(boolean english) {
        return english && titleEn != null ? titleEn : titleZh;
    }

    /** As title. */
    public @Nullable String text(boolean english) {
        return english && textEn != null ? textEn : textZh;
    }

    /** What the title is in, which an English page may show in Chinese: it tells so to whoever reads it aloud. */
    public String titleLanguage(boolean english) {
        return english && titleEn != null ? ENGLISH : CHINESE;
    }

    /** As titleLanguage: one of them may be translated and the other not. */
    public String textLanguage(boolean english) {
        return english && textEn != null ? ENGLISH : CHINESE;
    }
}
