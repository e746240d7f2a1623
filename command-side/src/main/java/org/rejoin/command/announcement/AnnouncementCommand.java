package org.rejoin.command.announcement;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;

/** Everything that can be asked of an announcement. */
sealed interface AnnouncementCommand {

    @TargetAggregateIdentifier
    AnnouncementId id();

    /** @param until last day, null = until it is withdrawn */
    record PublishAnnouncement(
            AnnouncementId id,
            AnnouncementKind kind,
            Audience audience,
            Words title,
            Words text,
            LocalDate from,
            @Nullable LocalDate until,
            List<UploadedFile> files)
            implements AnnouncementCommand {}

    record WithdrawAnnouncement(AnnouncementId id, String reason) implements AnnouncementCommand {}

    /** The same in both languages, as far as it was given. */
    record Words(@Nullable String zh, @Nullable String en) {}
}
