package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 周雅文 on her phone, 魏子翔 beside her. */
class TutorPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-T-01")
    @Tag("SC05")
    @Tag("R-ST-01")
    void st_t_01_the_lock_on_her_filing_says_who_may_report() {
        Prepared waiting = backstage.waitingForReport("江宥晴");

        try (Visitor tutor = Visitor.signedIn("tutor-a", Visitor.PHONE)) {
            tutor.opens("/cases?list=PENDING&q=" + waiting.caseNumber());
            tutor.reads("通報限主要通報人");
            tutor.presses("通報限主要通報人");
            tutor.isAt(waiting.page());
            tutor.reads("還不能通報，差 1 件事");
            tutor.reads("由本校主要通報人處理。");
            tutor.reads("填報已提交");
            tutor.reads("已有追蹤紀錄");

            Locator lock = tutor.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("通報").setExact(true));
            assertThat(lock).hasAttribute("aria-disabled", "true");
            lock.press("Enter");
            assertThat(tutor.page().locator(".rj-block")).isFocused();
            tutor.isAccessible();
        }
    }

    @Test
    @Tag("ST-T-08")
    @Tag("R-AST-01")
    void st_t_08_a_tutor_without_access_is_told_nothing_but_whom_to_ask() {
        Prepared waiting = backstage.waitingForReport("江宥彤");

        try (Visitor other = Visitor.signedIn("tutor-a2")) {
            other.opens(waiting.page());
            other.reads("找不到這一頁");
            other.doesNotRead(waiting.studentName());
            other.reads("主要通報人：");
        }
    }

    @Test
    @Tag("ST-T-04")
    @Tag("T07")
    @Tag("R-FIL-04")
    @Tag("DIS14")
    void st_t_04_the_wrong_sibling_is_voided_by_the_principal_reporter_and_the_right_one_filed() {
        Prepared mistaken = backstage.waitingForReport("白語彤");

        try (Visitor tutor = Visitor.signedIn("tutor-a");
                Visitor registrar = Visitor.signedIn("registrar-a")) {
            tutor.opens(mistaken.page());
            tutor.presses("更多功能");
            tutor.presses("作廢");
            tutor.reads("還不能作廢，差 1 件事");
            tutor.reads("僅限主要通報人執行。");
            tutor.isAccessible();

            registrar.opens(mistaken.page());
            registrar.presses("更多功能");
            registrar.presses("作廢");
            registrar.isAt(mistaken.page() + "/void");
            registrar.fills("原因", "報錯學生");
            registrar.presses("作廢");
            registrar.reads("已作廢。");

            tutor.opens("/cases?list=ALL&q=" + mistaken.caseNumber());
            assertThat(tutor.page().locator("tbody")).containsText("作廢");
            tutor.doesNotSee("tbody .btn-primary");
            Prepared right = backstage.filed("白語晴");
            Assertions.assertThat(right.caseNumber()).isNotEqualTo(mistaken.caseNumber());
        }
    }
}
