package org.rejoin.query.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;

/** In which language a reader is shown what. */
class AnnouncementViewTest {

    @Test
    void a_text_without_translation_is_said_to_be_chinese_below_a_title_that_has_one() {
        AnnouncementView titled = written("Application form", null);

        assertThat(titled.titleLanguage(true)).isEqualTo("en");
        assertThat(titled.title(true)).isEqualTo("Application form");
        assertThat(titled.textLanguage(true)).isEqualTo("zh-Hant-TW");
        assertThat(titled.text(true)).isEqualTo("用印後上傳。");
    }

    @Test
    void a_title_without_translation_is_said_to_be_chinese_above_a_text_that_has_one() {
        AnnouncementView explained = written(null, "Upload it with the seal.");

        assertThat(explained.titleLanguage(true)).isEqualTo("zh-Hant-TW");
        assertThat(explained.title(true)).isEqualTo("帳號申請單");
        assertThat(explained.textLanguage(true)).isEqualTo("en");
        assertThat(explained.text(true)).isEqualTo("Upload it with the seal.");
    }

    @Test
    void who_reads_chinese_is_shown_chinese() {
        AnnouncementView both = written("Application form", "Upload it with the seal.");

        assertThat(both.titleLanguage(false)).isEqualTo("zh-Hant-TW");
        assertThat(both.textLanguage(false)).isEqualTo("zh-Hant-TW");
    }

    private static AnnouncementView written(@Nullable String titleEn, @Nullable String textEn) {
        return new AnnouncementView(
                UUID.randomUUID(),
                AnnouncementKind.DOWNLOAD,
                Audience.PUBLIC,
                "帳號申請單",
                titleEn,
                "用印後上傳。",
                textEn,
                LocalDate.of(2026, 11, 21),
                null,
                List.of(),
                AnnouncementView.Standing.SHOWN,
                Instant.parse("2026-11-21T01:33:43Z"),
                null,
                null,
                null,
                null,
                1);
    }
}
