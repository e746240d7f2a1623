package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.NewSchool;
import org.rejoin.story.NewSchool.Member;

/** 設定: what everybody may see and change of one's own. */
@Tag("SC13")
class SettingsPagesTest {

    @Test
    @Tag("ST-K-03")
    @Tag("R-ACC-09")
    @Tag("R-PWD-07")
    void st_k_03_the_county_officer_sees_the_days_left_and_why_her_phone_is_locked_also_without_script() {
        try (Visitor county = Visitor.withoutScript("county")) {
            county.opens("/");
            county.presses("設定");
            county.reads("密碼到期剩餘");
            county.reads("請以公文方式函送國教署");
            county.reads("每天一封，彙整未讀通知");
            assertThat(county.page().content()).contains("這個瀏覽器沒有執行 JavaScript");
        }
    }

    @Test
    @Tag("ST-D-02")
    @Tag("N01")
    void st_d_02_the_principal_reporter_completes_the_unit_and_chooses_how_she_is_told() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        try (Visitor registrar = Visitor.signedIn(principal.account(), NewSchool.PASSWORD)) {
            registrar.opens("/settings");
            registrar.fills("單位住址", "");
            registrar.presses(registrar.page().locator("form[aria-labelledby=unit] button"));
            registrar.reads("有 2 個地方要修正");
            registrar.fills("單位住址", "示範縣松濤鎮一號");
            registrar.fills(registrar.page().locator("form[aria-labelledby=unit] [name=phone]"), "04-1234567");
            registrar.presses(registrar.page().locator("form[aria-labelledby=unit] button"));
            registrar.reads("單位資料已更新。");

            registrar.ticks("每天一封，彙整未讀通知");
            registrar.fills("每天寄送的時間", "06:45");
            registrar.presses(registrar.page().locator("form[data-command$='/notifications'] button"));
            registrar.reads("通知信設定已更新。");
            assertThat(registrar.page().getByLabel("每天寄送的時間").inputValue()).isEqualTo("06:45");
        }
    }

    @Test
    @Tag("c18")
    void a_token_is_shown_once_works_and_ends_when_it_is_revoked() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Taipei")).plusDays(1);
        try (Visitor registrar = Visitor.signedIn(principal.account(), NewSchool.PASSWORD)) {
            registrar.opens("/settings");
            registrar.presses("程式權杖");
            registrar.fills("名稱", "校務系統");
            registrar.presses("建立權杖");
            registrar.page().locator(".rj-errors").waitFor();
            registrar.ticks("讀取案件清單與案件");
            registrar.fills("年", Integer.toString(tomorrow.getYear() - 1911 + 3));
            registrar.fills("月", Integer.toString(tomorrow.getMonthValue()));
            registrar.fills("日", Integer.toString(tomorrow.getDayOfMonth()));
            registrar.fills("你的密碼，再確認一次", "wrong");
            registrar.presses("建立權杖");
            registrar.reads("有 1 個地方要修正");
            registrar.fills("年", Integer.toString(tomorrow.getYear() - 1911));
            registrar.presses("建立權杖");
            registrar.page().locator("#e-f-password").waitFor();
            registrar.fills("你的密碼，再確認一次", NewSchool.PASSWORD);
            registrar.presses("建立權杖");
            registrar.reads("離開這一頁後不會再顯示");
            String token = registrar.page().locator("[data-token]").innerText();
            assertThat(As.program(token).get("/api/cases").status()).isEqualTo(200);
            registrar.presses("完成");
            registrar.doesNotRead(token);
            registrar.presses("撤銷權杖 校務系統");
            registrar.presses("撤銷權杖");
            registrar.reads("已撤銷");
            assertThat(As.program(token).get("/api/cases").status()).isEqualTo(401);
        }
    }

    @Test
    void signing_out_everywhere_names_what_ends_and_ends_it() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        try (Visitor here = Visitor.signedIn(principal.account(), NewSchool.PASSWORD);
                Visitor there = Visitor.signedIn(principal.account(), NewSchool.PASSWORD)) {
            there.opens("/settings");
            here.opens("/settings");
            here.presses("登出所有裝置");
            here.reads("程式權杖全部撤銷");
            here.presses("登出所有裝置");
            here.isAt("/sign-in");
            there.opens("/settings");
            there.isAt("/sign-in");
        }
    }
}
