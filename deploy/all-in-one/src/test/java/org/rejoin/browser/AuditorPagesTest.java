package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.NewSchool;

/** 柯廷瑋 inspects 甲校: he reads, and what he reads is on record. */
@Tag("c18")
class AuditorPagesTest {

    private final Backstage backstage = new Backstage();
    private final String auditor = backstage.auditor();

    @Test
    @Tag("ST-A-01")
    @Tag("SC14")
    @Tag("R-TRK-04")
    void st_a_01_the_history_names_who_closed_the_case_and_what_was_taken_back() {
        Prepared overturned = backstage.overturned("柯宜蓁");

        try (Visitor inspector = Visitor.signedIn(auditor, NewSchool.PASSWORD);
                Visitor registrar = Visitor.signedIn("registrar-a")) {
            inspector.opens(overturned.page());
            inspector.waitsUntilIdle();
            inspector.doesNotRead("電話聯繫家長，學生在家。");
            assertThat(inspector.page().locator("[data-actions] [data-action]:visible"))
                    .hasCount(0);
            inspector.presses("歷史與稽核");
            inspector.reads("沈佩儀（主要通報人）依 沈佩儀 的建議結案，結案事由：返校復學");
            inspector.reads("沈佩儀（主要通報人）取消結案，原結案事由：返校復學");
            inspector.reads("周雅文（導師）撤回第 2 筆追蹤紀錄");
            inspector.reads("原因：記錯學生");
            inspector.doesNotRead("學生已確定去向。");
            inspector.isAccessible();

            registrar.opens("/access-log?account=" + auditor);
            registrar.reads("看歷程");
        }
    }

    @Test
    @Tag("ST-A-02")
    @Tag("SC05")
    @Tag("R-TRK-03")
    void st_a_02_the_case_is_read_as_it_was_known_at_a_moment_and_what_came_late_is_named() {
        Prepared reported = backstage.reported("柯宜安");
        Instant then = Instant.now();
        backstage.tracksMeanwhile(reported);

        try (Visitor inspector = Visitor.signedIn(auditor, NewSchool.PASSWORD)) {
            inspector.opens(reported.page() + "?tab=RECORDS");
            assertThat(inspector.page().locator(".rj-row .rj-name")).hasCount(2);
            Locator slider = inspector.page().getByLabel("看哪一刻的案件");
            slider.press("ArrowLeft");
            slider.press("ArrowLeft");
            slider.press("ArrowRight");
            Assertions.assertThat(inspector.page().url()).endsWith("?tab=RECORDS");
            slider.press("Enter");
            inspector.page().waitForURL("**?tab=RECORDS&at=*");
            inspector.reads("的樣子");
            assertThat(inspector.page().locator(".rj-row .rj-name")).hasCount(1);
            inspector.isAccessible();
            inspector.picture("case-past");
            inspector.presses("與現在比較");
            inspector.reads("追蹤紀錄 第 2 項");
            inspector.reads("補登");

            inspector.opens(reported.page() + "?tab=RECORDS&asOf=" + then);
            assertThat(inspector.page().locator(".rj-row .rj-name")).hasCount(1);
            inspector.presses("後一刻");
            assertThat(inspector.page().locator(".rj-row .rj-name")).hasCount(2);
            inspector.doesNotRead("的樣子");
        }
    }
}
