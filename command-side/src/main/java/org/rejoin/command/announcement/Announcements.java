package org.rejoin.command.announcement;

import java.time.LocalDate;
import org.rejoin.event.announcement.AnnouncementPublished;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose files are offered to whom and when, written in the transaction of the event. */
@Component
class Announcements {

    private final JdbcClient jdbc;

    Announcements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void published(AnnouncementPublished announcement) {
        jdbc.sql("INSERT INTO command_side.announcement (announcement_id, audience, shown_from, shown_until)"
                        + " VALUES (?, ?, ?, ?)")
                .param(announcement.announcementId())
                .param(announcement.audience().name())
                .param(announcement.from())
                .param(announcement.until())
                .update();
    }

    void withdrawn(AnnouncementId id) {
        jdbc.sql("DELETE FROM command_side.announcement WHERE announcement_id = ?")
                .param(id.value())
                .update();
    }

    /** @param office whoever publishes sees what is not shown yet, or no more */
    boolean areFilesOffered(AnnouncementId id, LocalDate today, boolean withAccount, boolean office) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM command_side.announcement
                         WHERE announcement_id = :id AND (audience = 'PUBLIC' OR :withAccount)
                           AND (:office OR shown_from <= :today AND coalesce(shown_until >= :today, true)))""")
                .param("id", id.value())
                .param("withAccount", withAccount)
                .param("office", office)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }
}
