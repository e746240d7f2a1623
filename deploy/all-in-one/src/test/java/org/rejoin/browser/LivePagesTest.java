package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Away;
import org.rejoin.story.Backstage.Prepared;

/** What others do while a page is open. */
@Tag("SC03")
class LivePagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-P-05")
    @Tag("R-ST-01")
    @Tag("N01")
    void the_other_school_lights_the_row_that_is_open_here_and_says_so() {
        Prepared reported = backstage.reported("江宥平");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?list=OPEN&q=" + reported.caseNumber());
            Locator row = registrar.page().locator("tr[data-case='" + reported.caseId() + "']");
            Locator badge = registrar.page().locator(".rj-bar [data-unread]");
            assertThat(row).containsText("追蹤中");
            registrar.page().evaluate("() => { window.samePage = true }");
            int unread = Integer.parseInt(badge.innerText());
            row.locator(".rj-name").focus();

            backstage.arrivesElsewhere(reported);

            assertThat(row.locator(".rj-light")).hasText("待結案");
            assertThat(row.locator(".rj-light")).hasClass(Pattern.compile("is-green"));
            assertThat(badge).hasText(String.valueOf(unread + 1));
            assertThat(registrar.page()).hasTitle(Pattern.compile("^\\(" + (unread + 1) + "\\) "));
            assertThat(registrar.page().locator("#rj-told")).containsText("江宥平：待結案");
            assertThat(row.locator(".rj-name")).isFocused();
            Assertions.assertThat(registrar.page().evaluate("() => window.samePage"))
                    .isEqualTo(true);
            registrar.isAccessible();
        }
    }

    @Test
    void rows_that_come_or_go_wait_until_somebody_asks_for_them() {
        Prepared waiting = backstage.waitingForReport("江宥禾");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?list=PENDING&q=" + waiting.caseNumber());
            Locator row = registrar.page().locator("tr[data-case='" + waiting.caseId() + "']");
            assertThat(row).hasCount(1);

            backstage.reports(waiting);

            registrar.reads("清單有 1 件更新。");
            assertThat(row).hasCount(1);
            registrar.presses("顯示");
            registrar.reads("沒有符合條件的案件");
        }
    }

    @Test
    @Tag("c28")
    void a_message_that_comes_while_a_form_lies_open_is_counted_and_prints_nothing() {
        Prepared open = backstage.reported("江宥棠");
        Prepared reported = backstage.reported("江宥榆");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(open.page() + "/print");
            Locator badge = registrar.page().locator(".rj-bar [data-unread]");
            int unread = Integer.parseInt(badge.innerText());
            registrar
                    .page()
                    .waitForResponse(
                            answer -> answer.url().contains("/api/inbox"), () -> backstage.arrivesElsewhere(reported));
            assertThat(badge).hasText(String.valueOf(unread + 1));
        }
        Assertions.assertThat(backstage.timesPrinted(open)).isEqualTo(1);
    }

    @Test
    void an_open_case_says_that_somebody_else_changed_it() {
        Prepared waiting = backstage.waitingForReport("江宥岑");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(waiting.page());
            backstage.tracksMeanwhile(waiting);
            registrar.reads("這個案件剛有更新。");
            registrar.presses("顯示");
            registrar.reads("追蹤紀錄 第 2 筆");
            registrar.doesNotRead("這個案件剛有更新。");
        }
    }

    @Test
    void a_lost_connection_is_shown_and_what_was_missed_is_told_once_it_is_back() {
        Prepared reported = backstage.reported("江宥廷");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.page().route("**/api/live?**", Route::abort);
            registrar.opens("/cases?list=OPEN&q=" + reported.caseNumber());
            registrar.reads("即時更新中斷，正在重新連線。");
            backstage.arrivesElsewhere(reported);
            Locator light = registrar.page().locator("tr[data-case='" + reported.caseId() + "'] .rj-light");
            assertThat(light).hasText("追蹤中");

            registrar.page().unroute("**/api/live?**");

            assertThat(light).hasText("待結案");
            assertThat(registrar.page().locator("#rj-lost")).isHidden();
        }
    }

    @Test
    @Tag("SOP-3.3")
    void a_meeting_that_is_called_and_held_is_told_to_the_open_list() {
        Away away = backstage.away("江宥丞");

        try (Visitor head = Visitor.signedIn("head-j")) {
            head.opens("/meetings");
            String called = backstage.called(away);
            head.reads("清單有 1 件更新。");
            head.presses("顯示");
            Locator row = head.page().locator("[data-case='" + called.substring("/meetings/".length()) + "']");
            assertThat(row.locator(".rj-light")).hasText("待開會");

            backstage.cancelled(called);

            assertThat(row.locator(".rj-light")).hasText("已取消");
        }
    }

    @Test
    @Tag("R-HL-11")
    void a_transfer_that_begins_is_told_to_the_open_list() {
        try (Visitor head = Visitor.signedIn("head-j")) {
            head.opens("/transfers-out");
            backstage.leaving("江宥蓁");
            head.reads("清單有 1 件更新。");
            head.presses("顯示");
            head.reads("江宥蓁");
        }
    }
}
