package org.rejoin.command.announcement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.rejoin.command.account.KnownAccounts;
import org.rejoin.command.announcement.AnnouncementCommand.PublishAnnouncement;
import org.rejoin.command.announcement.AnnouncementCommand.Words;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.upload.KeptUploads;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.AnnouncementPublished;
import org.rejoin.event.announcement.Attachment;
import org.rejoin.event.announcement.Audience;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which the tests of announcements tell their stories. */
final class AnnouncementStories {

    static final AnnouncementId ID = new AnnouncementId("7b1e4c0a-2f5d-4a37-9c61-0f6f0e5a1d22");
    static final LocalDate FIRST = LocalDate.of(2026, 11, 21);
    static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    static final UploadedFile FORM = new UploadedFile("帳號申請單.pdf", "application/pdf", new byte[] {37, 80, 68, 70});
    static final AnnouncementPublished PUBLISHED = new AnnouncementPublished(
            ID.value(),
            AnnouncementKind.DOWNLOAD,
            Audience.PUBLIC,
            "帳號申請單",
            null,
            "用印後上傳。",
            null,
            FIRST,
            LAST,
            List.of(new Attachment(FORM.idFor(Purpose.ANNOUNCEMENT, ID.value()), FORM.name(), FORM.mediaType(), 4)));

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final Announcements announcements = new Announcements(jdbc);

    FixtureConfiguration<Announcement> announcement() {
        return new AggregateTestFixture<>(Announcement.class)
                .registerInjectableResource(KnownAccounts.on(jdbc))
                .registerInjectableResource(KeptUploads.on(jdbc))
                .registerInjectableResource(announcements);
    }

    Announcements announcements() {
        return announcements;
    }

    long uploads() {
        return jdbc.sql("SELECT count(*) FROM command_side.upload WHERE purpose = 'ANNOUNCEMENT'")
                .query(Long.class)
                .single();
    }

    static PublishAnnouncement publish(String title) {
        return new PublishAnnouncement(
                ID,
                AnnouncementKind.DOWNLOAD,
                Audience.PUBLIC,
                new Words(title, null),
                new Words("用印後上傳。", null),
                FIRST,
                LAST,
                List.of(FORM));
    }

    static Map<String, ?> by(Actor actor) {
        return actor.toMetaData();
    }

    static Actor of(Role role) {
        return new Actor("somebody", Set.of(role), "990001", "990");
    }
}
