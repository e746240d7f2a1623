package org.rejoin.query.announcements;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.announcements.AnnouncementView.Standing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** The answers: everybody sees what is up and for him; whoever publishes sees all there ever was. */
@Component
class Announcements {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    private final AnnouncementRows rows;
    private final Clock clock;
    private final ZoneId zone;

    Announcements(AnnouncementRows rows, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param all also what is not shown yet or no more; for whoever publishes */
    AnnouncementsPage find(AnnouncementKind kind, boolean all, int page, int size, @Nullable Actor reader) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
        PageRequest wanted = PageRequest.of(page, size);
        Page<AnnouncementRow> found = all ? all(kind, wanted, reader) : shown(kind, wanted, reader);
        LocalDate today = today();
        boolean office = isOffice(reader);
        return new AnnouncementsPage(
                found.map(row -> row.toView(today, office)).getContent(), page, size, found.getTotalElements());
    }

    AnnouncementView get(UUID id, @Nullable Actor reader) {
        return rows.findById(id)
                .map(row -> row.toView(today(), isOffice(reader)))
                .filter(one -> isOffice(reader)
                        || one.standing() == Standing.SHOWN
                                && audiencesOf(reader).contains(one.audience()))
                .orElseThrow(NotVisible::new);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Page<AnnouncementRow> shown(AnnouncementKind kind, PageRequest wanted, @Nullable Actor reader) {
        return rows.shown(kind, audiencesOf(reader), today(), wanted);
    }

    private Page<AnnouncementRow> all(AnnouncementKind kind, PageRequest wanted, @Nullable Actor reader) {
        // nobody who is not signed in gets here: 404 as for any other who may not know what there was
        if (reader == null) {
            throw new NotVisible();
        }
        NotAllowed.unless(reader, AGENCY_OFFICER, ADMINISTRATOR);
        return rows.all(kind, wanted);
    }

    private static List<Audience> audiencesOf(@Nullable Actor reader) {
        return reader == null ? List.of(Audience.PUBLIC) : List.of(Audience.values());
    }

    static boolean isOffice(@Nullable Actor reader) {
        return reader != null && (reader.is(AGENCY_OFFICER) || reader.is(ADMINISTRATOR));
    }
}
