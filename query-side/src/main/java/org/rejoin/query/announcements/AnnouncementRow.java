package org.rejoin.query.announcements;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.AnnouncementPublished;
import org.rejoin.event.announcement.Audience;
import org.rejoin.query.announcements.AnnouncementView.File;
import org.rejoin.query.announcements.AnnouncementView.Standing;

@Entity
@Table(schema = "read_model", name = "announcement")
class AnnouncementRow {

    @Id
    private UUID announcementId;

    private long version;

    @Enumerated(EnumType.STRING)
    private AnnouncementKind kind;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    private String titleZh;
    private @Nullable String titleEn;
    private @Nullable String textZh;
    private @Nullable String textEn;
    private LocalDate shownFrom;
    private @Nullable LocalDate shownUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<File> files = List.of();

    private String publishedBy;
    private Instant publishedAt;
    private @Nullable String withdrawnBy;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawnReason;

    protected AnnouncementRow() {} // for JPA

    AnnouncementRow(AnnouncementPublished event, long version, String by, Instant at) {
        announcementId = UUID.fromString(event.announcementId());
        this.version = version;
        kind = event.kind();
        audience = event.audience();
        titleZh = event.titleZh();
        titleEn = event.titleEn();
        textZh = event.textZh();
        textEn = event.textEn();
        shownFrom = event.from();
        shownUntil = event.until();
        files = event.files().stream()
                .map(file -> new File(UUID.fromString(file.upload()), file.name(), file.mediaType(), file.bytes()))
                .toList();
        publishedBy = by;
        publishedAt = at;
    }

    void withdraw(long version, String by, Instant at, String reason) {
        this.version = version;
        withdrawnBy = by;
        withdrawnAt = at;
        withdrawnReason = reason;
    }

    /** @param office is told who published and withdrew it */
    AnnouncementView toView(LocalDate today, boolean office) {
        return new AnnouncementView(
                announcementId,
                kind,
                audience,
                titleZh,
                titleEn,
                textZh,
                textEn,
                shownFrom,
                shownUntil,
                files,
                standing(today),
                publishedAt,
                office ? publishedBy : null,
                withdrawnAt,
                office ? withdrawnBy : null,
                withdrawnReason,
                version);
    }

    Standing standing(LocalDate today) {
        if (withdrawnAt != null) {
            return Standing.WITHDRAWN;
        }
        if (today.isBefore(shownFrom)) {
            return Standing.PLANNED;
        }
        return shownUntil != null && today.isAfter(shownUntil) ? Standing.OVER : Standing.SHOWN;
    }
}
