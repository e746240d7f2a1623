package org.rejoin.query.announcements;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.rejoin.event.Actor;
import org.rejoin.event.announcement.AnnouncementPublished;
import org.rejoin.event.announcement.AnnouncementWithdrawn;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(AnnouncementsProjector.GROUP)
class AnnouncementsProjector {

    static final String GROUP = "announcements";

    private final AnnouncementRows rows;

    AnnouncementsProjector(AnnouncementRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(AnnouncementPublished event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        rows.save(new AnnouncementRow(event, version, by(metaData), at));
    }

    @EventHandler
    void on(AnnouncementWithdrawn event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        rows.findById(UUID.fromString(event.announcementId()))
                .orElseThrow(() -> new IllegalStateException("No announcement " + event.announcementId()))
                .withdraw(version, by(metaData), at, event.reason());
    }

    @ResetHandler
    void reset() {
        rows.deleteAllInBatch();
    }

    private static String by(MetaData metaData) {
        return Actor.from(metaData).account();
    }
}
