package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.NewSchool;
import org.rejoin.story.NewSchool.Member;

/** Coming in, going out, and what a browser without script still reads. */
@Tag("SC01")
class SignInPagesTest {

    private static final String NEW_PASSWORD = "Sung-tao-9-mei-hua";

    @Test
    @Tag("R-PWD-01")
    void who_opens_a_page_signs_in_and_comes_back_to_it() {
        try (Visitor somebody = Visitor.stranger()) {
            somebody.opens("/cases?list=ALL");
            somebody.isAt("/sign-in");
            somebody.fills("帳號", "registrar-a");
            somebody.fills("密碼", "wrong");
            somebody.presses("登入");
            somebody.page().locator(".rj-errors").waitFor();
            somebody.isAccessible();
            somebody.fills("密碼", As.DEMO_PASSWORD);
            somebody.presses("登入");
            somebody.isAt("/cases?list=ALL");
            somebody.reads("主要通報人");

            somebody.presses(somebody.page().locator("details.rj-menu summary").first());
            somebody.presses("登出");
            somebody.isAt("/sign-in");
            somebody.opens("/cases");
            somebody.isAt("/sign-in");
        }
    }

    @Test
    void the_other_site_in_an_address_is_never_gone_to() {
        try (Visitor somebody = Visitor.stranger()) {
            somebody.opens("/sign-in?to=//elsewhere.example/");
            somebody.fills("帳號", "tutor-a");
            somebody.fills("密碼", As.DEMO_PASSWORD);
            somebody.presses("登入");
            somebody.reads("今日");
            assertThat(somebody.page().url()).doesNotContain("elsewhere");
            somebody.opens("/preferences?theme=DARK&to=//elsewhere.example/");
            assertThat(somebody.page().url()).doesNotContain("elsewhere");
            assertThat(somebody.page().locator("html").getAttribute("data-bs-theme"))
                    .isEqualTo("dark");
        }
    }

    @Test
    void every_page_can_be_read_without_script_and_filters_work() {
        Prepared waiting = new Backstage().waitingForReport("江宥蓁");
        try (Visitor reader = Visitor.withoutScript("registrar-a")) {
            reader.opens("/cases?list=ALL");
            assertThat(reader.page().content()).contains("這個瀏覽器沒有執行 JavaScript");
            reader.fills(reader.page().locator("#q"), waiting.caseNumber());
            reader.presses("套用");
            reader.presses(waiting.studentName());
            reader.isAt(waiting.page());
            reader.reads("追蹤紀錄 第 1 筆");
            reader.presses("基本資料");
            reader.reads("身分證字號");
            reader.doesNotRead(waiting.nationalId());
            reader.opens(waiting.page() + "/report");
            assertThat(reader.page().locator("button[type=submit]").last().isDisabled())
                    .isTrue();
        }
    }

    @Test
    @Tag("ST-D-05")
    @Tag("R-PWD-02")
    @Tag("L10")
    @Tag("N08")
    void st_d_05_a_forgotten_password_is_set_anew_by_a_link_that_works_once() {
        NewSchool school = new NewSchool();
        Member tutor = school.staff("周雅文", school.principal("沈佩儀"), "TUTOR");
        String told = "若帳號與電子信箱相符，重設密碼的連結已寄出";
        try (Visitor visitor = Visitor.stranger()) {
            visitor.opens("/sign-in");
            visitor.presses("忘記密碼");
            visitor.fills("帳號", tutor.account());
            visitor.fills("電子信箱", "other@songtao.example");
            visitor.presses("寄送連結");
            visitor.reads(told);
            visitor.opens("/forgotten-password");
            visitor.fills("帳號", tutor.account());
            visitor.fills("電子信箱", tutor.email());
            visitor.presses("寄送連結");
            visitor.reads(told);

            String link = "/account-link#" + tutor.token("重新設定密碼");
            visitor.opens(link);
            visitor.reads(tutor.account());
            visitor.fills("新密碼", NEW_PASSWORD);
            visitor.presses("設定密碼");
            visitor.isAt("/sign-in");
            visitor.fills("帳號", tutor.account());
            visitor.fills("密碼", NEW_PASSWORD);
            visitor.presses(visitor.page().locator("#sign-in button[type=submit]"));
            visitor.reads("周雅文");
        }
        try (Visitor late = Visitor.stranger()) {
            late.opens("/account-link#" + tutor.token("重新設定密碼"));
            late.reads("連結已失效");
        }
    }

    @Test
    @Tag("c28")
    void the_whole_id_is_shown_when_asked_for() {
        Prepared waiting = new Backstage().waitingForReport("江宥琪");
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(waiting.page() + "?tab=STUDENT");
            registrar.doesNotRead(waiting.nationalId());
            registrar.presses("顯示完整資料");
            registrar.reads(waiting.nationalId());
        }
    }

    @Test
    void language_and_colours_are_kept_by_the_browser() {
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases");
            registrar.presses("English");
            registrar.reads("Early leaving");
            assertThat(registrar.page().locator("html").getAttribute("lang")).isEqualTo("en");
            registrar.opens("/");
            registrar.reads("Today");
            registrar.presses("Switch to dark");
            assertThat(registrar.page().locator("html").getAttribute("data-bs-theme"))
                    .isEqualTo("dark");
        }
    }
}
