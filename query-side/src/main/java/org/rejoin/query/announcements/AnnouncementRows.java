package org.rejoin.query.announcements;

import java.time.LocalDate;
import java.util.UUID;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

@AsReader
interface AnnouncementRows extends JpaRepository<AnnouncementRow, UUID> {

    /** @param audiences those the reader belongs to */
    @Query("""
            select a from AnnouncementRow a
             where a.kind = :kind and a.audience in :audiences and a.withdrawnAt is null
               and a.shownFrom <= :today and (a.shownUntil is null or a.shownUntil >= :today)
             order by a.shownFrom desc, a.publishedAt desc, a.announcementId""")
    Page<AnnouncementRow> shown(AnnouncementKind kind, Iterable<Audience> audiences, LocalDate today, Pageable page);

    @Query("""
            select a from AnnouncementRow a where a.kind = :kind
             order by a.shownFrom desc, a.publishedAt desc, a.announcementId""")
    Page<AnnouncementRow> all(AnnouncementKind kind, Pageable page);
}
