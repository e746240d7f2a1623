package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** What happened, how it stood then, and what is different since. */
@Tag("SC14")
@Tag("c18")
class HistoryPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    void the_slider_goes_back_by_keyboard_to_how_the_case_stood_and_what_changed_since() {
        Prepared closable = backstage.closable("江宥希", "ENROLMENT_GIVEN_UP");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(closable.page());
            registrar.presses("歷史與稽核");
            registrar.isAt(closable.page() + "/history");
            registrar.reads("案件成立，狀態：追蹤中");
            registrar.reads("周雅文（導師）建立填報");
            registrar.doesNotRead("tutor-a（導師）");
            Locator slider = registrar.page().getByLabel("看哪一刻");
            slider.press("Home");
            slider.press("ArrowRight");
            assertThat(registrar.page().locator("[data-nth]")).containsText("第 2 筆");
            slider.press("Home");
            Assertions.assertThat(registrar.page().url()).endsWith("/history");
            registrar.presses("顯示");
            registrar.page().waitForURL("**/history?at=1");

            String last = slider.getAttribute("max");
            BoundingBox box = slider.boundingBox();
            // a pointer goes there at once, which no key shows
            registrar.page().mouse().click(box.x + box.width - 2, box.y + box.height / 2);
            registrar.page().waitForURL("**/history?at=" + last);
            // the keys, once the slider and what belongs to it are left
            slider.press("Home");
            registrar.keys("Shift+Tab", "Shift+Tab");
            registrar.page().waitForURL("**/history?at=1");
            registrar.presses("看當時的樣子");
            registrar.reads("的樣子");
            assertThat(registrar.page().locator(".rj-case .rj-light")).hasText("暫存");
            assertThat(registrar.page().locator("[data-actions]")).hasCount(0);

            registrar.presses("與現在比較");
            registrar.reads("待結案");
            registrar.reads("放棄學籍");
            registrar.doesNotRead(closable.nationalId());
            registrar.opens(closable.page() + "/diff?from=2020-01-01T00:00:00Z");
            registrar.reads("學生 › 姓名");
            registrar.doesNotRead(closable.nationalId());
            registrar.isAccessible();
        }
    }

    @Test
    void what_was_saved_again_and_again_in_one_sitting_is_one_line_that_unfolds() {
        Prepared draft = backstage.draft("江宥圻");
        backstage.savesAgain(draft, 4);

        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(draft.page() + "/history");
            tutor.reads("修改填報（4 次）");
            assertThat(tutor.page().locator("[data-entry='3']")).isHidden();
            tutor.presses("這一段時間存了 4 次，逐次查看");
            assertThat(tutor.page().locator("[data-entry='3']")).isVisible();
            tutor.isAccessible();
            tutor.picture("history-folded");
            tutor.opens(draft.page() + "/history?at=3");
            assertThat(tutor.page().locator("[data-entry='3']")).isVisible();
        }
    }

    @Test
    void the_history_is_taken_along_as_a_table() throws IOException {
        Prepared reported = backstage.reported("江宥彬");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(reported.page() + "/history");
            Download table = registrar.page().waitForDownload(() -> registrar.presses("匯出"));
            Assertions.assertThat(table.suggestedFilename()).isEqualTo("history-" + reported.caseId() + ".csv");
            Assertions.assertThat(Files.readString(table.path()))
                    .contains("案件成立")
                    .doesNotContain(reported.nationalId());
        }
    }
}
