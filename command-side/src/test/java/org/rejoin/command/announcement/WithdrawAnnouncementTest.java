package org.rejoin.command.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.announcement.AnnouncementBlocker.ANNOUNCEMENT_NOT_FOUND;
import static org.rejoin.command.announcement.AnnouncementBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.announcement.AnnouncementStories.AGENCY;
import static org.rejoin.command.announcement.AnnouncementStories.FIRST;
import static org.rejoin.command.announcement.AnnouncementStories.ID;
import static org.rejoin.command.announcement.AnnouncementStories.PUBLISHED;
import static org.rejoin.command.announcement.AnnouncementStories.by;
import static org.rejoin.command.announcement.AnnouncementStories.of;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.announcement.AnnouncementCommand.WithdrawAnnouncement;
import org.rejoin.event.Role;
import org.rejoin.event.announcement.AnnouncementWithdrawn;

@Tag("SC01")
@Tag("SC02")
class WithdrawAnnouncementTest {

    private static final WithdrawAnnouncement WITHDRAW = new WithdrawAnnouncement(ID, "已有新版申請單");
    private static final AnnouncementWithdrawn WITHDRAWN = new AnnouncementWithdrawn(ID.value(), "已有新版申請單");

    private final AnnouncementStories stories = new AnnouncementStories();

    @Test
    void the_agency_takes_it_down_with_its_files() {
        stories.announcements().published(PUBLISHED);

        stories.announcement().given(PUBLISHED).when(WITHDRAW, by(AGENCY)).expectEvents(WITHDRAWN);

        assertThat(stories.announcements().areFilesOffered(ID, FIRST, true, true))
                .isFalse();
    }

    @Test
    void withdrawn_again_it_stays_withdrawn() {
        stories.announcement()
                .given(PUBLISHED, WITHDRAWN)
                .when(WITHDRAW, by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_nobody_published_is_not_found() {
        stories.announcement()
                .givenNoPriorActivity()
                .when(WITHDRAW, by(AGENCY))
                .expectNoEvents()
                .expectExceptionMessage(ANNOUNCEMENT_NOT_FOUND.name());
    }

    @Test
    void a_school_withdraws_nothing() {
        stories.announcement()
                .given(PUBLISHED)
                .when(WITHDRAW, by(of(Role.PRINCIPAL_REPORTER)))
                .expectNoEvents()
                .expectExceptionMessage(ROLE_MAY_NOT.name());
    }
}
