package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** Without a mouse: what is done every day is reached in the order it is read, and the focus is never lost. */
@Tag("SC01")
class KeyboardPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-P-01")
    @Tag("R-REP-01")
    void a_case_is_found_and_reported_by_keyboard_alone() {
        Prepared waiting = backstage.waitingForReport("江宥柔");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?list=PENDING&q=" + waiting.caseNumber());
            registrar.keys("Tab");
            assertThat(registrar.page().locator(".rj-skip")).isFocused();
            registrar.keys("Enter");
            registrar.tabsTo("審核通報");
            registrar.keys("Enter");
            registrar.isAt(waiting.page() + "/report");
            registrar.keys("Tab", "Enter");
            registrar.tabsTo("通報");
            registrar.keys("Enter");
            registrar.reads("已通報，案件成立。");
        }
    }

    @Test
    @Tag("T06")
    void an_error_is_reached_and_mended_by_keyboard_alone() {
        Prepared waiting = backstage.waitingForReport("江宥芸");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(waiting.page());
            registrar.tabsTo("更多功能");
            registrar.keys("Enter");
            registrar.tabsTo("退回修正");
            registrar.keys("Enter");
            registrar.isAt(waiting.page() + "/return");
            registrar.tabsTo("退回修正");
            registrar.keys("Enter");
            assertThat(registrar.page().locator(".rj-errors")).isFocused();
            // the first thing after the summary's heading leads to the field
            registrar.keys("Tab", "Enter");
            assertThat(registrar.page().getByLabel("原因")).isFocused();
            registrar.page().keyboard().type("離校時間有誤");
            registrar.tabsTo("退回修正");
            registrar.keys("Enter");
            registrar.reads("已退回，填報人會收到原因。");
        }
    }
}
