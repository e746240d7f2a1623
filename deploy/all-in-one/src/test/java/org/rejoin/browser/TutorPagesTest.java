package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.Backstage.Pupil;

/** 周雅文 on her phone, 魏子翔 beside her. */
class TutorPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

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
        Pupil right = backstage.pupil("白語晴");
        backstage.knownToTheRegister(right);

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

            tutor.presses("新增填報");
            beginsToFile(tutor, right.nationalId());
            tutor.reads("由學籍系統帶入");
            tutor.ticks("一般生");
            tutor.presses("下一步");
            tutor.fills(tutor.page().locator("[name='guardian.name']"), "白大文");
            tutor.chooses(tutor.page().locator("[name='guardian.relation']"), "FATHER");
            tutor.fills("電話或手機", "04-1234567");
            tutor.presses("同監護人");
            tutor.presses("下一步");
            tutor.fillsDay("離校時間", TODAY.minusDays(10));
            tutor.picks("家庭因素");
            tutor.picks("經濟因素");
            tutor.presses("下一步");
            tutor.reads("送出前再看一次");
            tutor.presses("提交");
            tutor.reads("填報已提交。");
            String number = backstage
                    .caseOf(tutor.page().url().replaceAll(".*/cases/([^/]+)/.*", "$1"))
                    .path("caseNumber")
                    .asString();
            Assertions.assertThat(number).isNotEmpty().isNotEqualTo(mistaken.caseNumber());

            // the sibling's own filing in a later year
            tutor.opens("/cases/new");
            beginsToFile(tutor, mistaken.nationalId());
            tutor.reads("基本資料");
            assertThat(tutor.page().locator("[name='student.name']")).hasValue("白語彤");
            tutor.presses("聯絡人");
            assertThat(tutor.page().locator("#f-guardian-phones")).hasValue("04-1234567");
        }
    }

    private static void beginsToFile(Visitor tutor, String nationalId) {
        tutor.ticks(tutor.page().getByLabel(Pattern.compile("未經請假或不明原因")));
        tutor.fills("身分證字號", nationalId);
        tutor.presses("開始填報");
        tutor.page().waitForURL("**/cases/*/form");
    }
}
