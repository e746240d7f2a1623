package org.rejoin.event.announcement;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The agency puts up a notice (SC01) or files to download (SC02).
 *
 * @param titleEn absent where there is no English one: the Chinese one is shown
 * @param textEn as titleEn
 * @param from first day on which it is shown, in Taiwan
 * @param until last day; absent = until it is withdrawn
 * @param files attachments, in the order in which they are offered
 */
@Revision("1")
public record AnnouncementPublished(
        String announcementId,
        AnnouncementKind kind,
        Audience audience,
        String titleZh,
        @Nullable String titleEn,
        @Nullable String textZh,
        @Nullable String textEn,
        LocalDate from,
        @Nullable LocalDate until,
        List<Attachment> files)
        implements AnnouncementEvent {}
