package org.rejoin.command.announcement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.announcement.AnnouncementBlocker.ANNOUNCEMENT_ID_TAKEN;
import static org.rejoin.command.announcement.AnnouncementBlocker.ANNOUNCEMENT_NOT_FOUND;
import static org.rejoin.command.announcement.AnnouncementBlocker.ROLE_MAY_NOT;

import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.announcement.AnnouncementCommand.PublishAnnouncement;
import org.rejoin.command.announcement.AnnouncementCommand.WithdrawAnnouncement;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.announcement.AnnouncementPublished;
import org.rejoin.event.announcement.AnnouncementWithdrawn;
import org.rejoin.event.announcement.Attachment;

/** 最新消息 or 資料下載, as it was published: another text is another announcement. */
@Aggregate
class Announcement {

    @AggregateIdentifier
    private AnnouncementId id;

    private AnnouncementPublished published;
    private boolean withdrawn;

    Announcement() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(
            PublishAnnouncement command,
            Actor by,
            AccountDirectory accounts,
            Uploads uploads,
            Announcements announcements) {
        requireOffice(by);
        AnnouncementPublished event = eventOf(command);
        if (id != null) {
            requireSame(event);
            return;
        }
        String uploader =
                accounts.byName(by.account()).map(KnownAccount::accountId).orElse("");
        for (UploadedFile file : command.files()) {
            uploads.keep(file, Purpose.ANNOUNCEMENT, command.id().value(), null, uploader);
        }
        apply(event);
        announcements.published(event);
    }

    // created if missing: who may not withdraw is told the same of one that is there and of one that is not
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WithdrawAnnouncement command, Actor by, Announcements announcements) {
        requireOffice(by);
        if (id == null) {
            throw new Refused(ANNOUNCEMENT_NOT_FOUND);
        }
        if (withdrawn) {
            return;
        }
        apply(new AnnouncementWithdrawn(id.value(), command.reason()));
        announcements.withdrawn(id);
    }

    @EventSourcingHandler
    void evolve(AnnouncementPublished event) {
        id = new AnnouncementId(event.announcementId());
        published = event;
    }

    @EventSourcingHandler
    void evolve(AnnouncementWithdrawn event) {
        withdrawn = true;
    }

    private static void requireOffice(Actor by) {
        if (!by.is(Role.AGENCY_OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    private void requireSame(AnnouncementPublished again) {
        if (withdrawn || !again.equals(published)) {
            throw new Refused(ANNOUNCEMENT_ID_TAKEN);
        }
    }

    private static AnnouncementPublished eventOf(PublishAnnouncement command) {
        String id = command.id().value();
        return new AnnouncementPublished(
                id,
                command.kind(),
                command.audience(),
                Objects.requireNonNull(command.title().zh()),
                command.title().en(),
                command.text().zh(),
                command.text().en(),
                command.from(),
                command.until(),
                command.files().stream().map(file -> attachment(file, id)).toList());
    }

    private static Attachment attachment(UploadedFile file, String id) {
        return new Attachment(
                file.idFor(Purpose.ANNOUNCEMENT, id), file.name(), file.mediaType(), file.content().length);
    }
}
