package org.rejoin.command.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.announcement.AnnouncementBlocker.ANNOUNCEMENT_ID_TAKEN;
import static org.rejoin.command.announcement.AnnouncementBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.announcement.AnnouncementStories.AGENCY;
import static org.rejoin.command.announcement.AnnouncementStories.FIRST;
import static org.rejoin.command.announcement.AnnouncementStories.ID;
import static org.rejoin.command.announcement.AnnouncementStories.LAST;
import static org.rejoin.command.announcement.AnnouncementStories.PUBLISHED;
import static org.rejoin.command.announcement.AnnouncementStories.by;
import static org.rejoin.command.announcement.AnnouncementStories.of;
import static org.rejoin.command.announcement.AnnouncementStories.publish;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.Refused;
import org.rejoin.event.Role;
import org.rejoin.event.announcement.AnnouncementWithdrawn;

@Tag("SC01")
@Tag("SC02")
class PublishAnnouncementTest {

    private final AnnouncementStories stories = new AnnouncementStories();

    @Test
    void the_agency_publishes_words_and_files() {
        stories.announcement()
                .givenNoPriorActivity()
                .when(publish("帳號申請單"), by(AGENCY))
                .expectEvents(PUBLISHED);

        assertThat(stories.uploads()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AGENCY_OFFICER", "ADMINISTRATOR"})
    void nobody_else_does(Role role) {
        stories.announcement()
                .givenNoPriorActivity()
                .when(publish("帳號申請單"), by(of(role)))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(ROLE_MAY_NOT.name());
        assertThat(stories.uploads()).isZero();
    }

    @Test
    void the_same_again_changes_nothing() {
        stories.announcement()
                .given(PUBLISHED)
                .when(publish("帳號申請單"), by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void other_words_are_another_announcement() {
        stories.announcement()
                .given(PUBLISHED)
                .when(publish("帳號申請單（新版）"), by(AGENCY))
                .expectNoEvents()
                .expectExceptionMessage(ANNOUNCEMENT_ID_TAKEN.name());
        stories.announcement()
                .given(PUBLISHED, new AnnouncementWithdrawn(ID.value(), "已有新版"))
                .when(publish("帳號申請單"), by(AGENCY))
                .expectNoEvents()
                .expectExceptionMessage(ANNOUNCEMENT_ID_TAKEN.name());
    }

    @Test
    void its_files_are_offered_from_the_first_day_to_the_last_and_to_whoever_publishes_before_and_after() {
        stories.announcements().published(PUBLISHED);

        assertThat(stories.announcements().areFilesOffered(ID, FIRST, false, false))
                .isTrue();
        assertThat(stories.announcements().areFilesOffered(ID, LAST, false, false))
                .isTrue();
        assertThat(stories.announcements().areFilesOffered(ID, FIRST.minusDays(1), true, false))
                .isFalse();
        assertThat(stories.announcements().areFilesOffered(ID, LAST.plusDays(1), true, false))
                .isFalse();
        assertThat(stories.announcements().areFilesOffered(ID, LAST.plusDays(1), true, true))
                .isTrue();
    }
}
