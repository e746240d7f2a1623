package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.NewSchool;
import org.rejoin.story.NewSchool.Member;

/** Who comes in, and as what: the people who apply, their principal reporter, 石文彥 of the agency. */
@Tag("SC11")
class AccountPagesTest {

    private static final String LINK = "帳號已啟用";

    @Test
    @Tag("ST-D-03")
    @Tag("R-ACC-01")
    @Tag("R-ACC-06")
    @Tag("R-ACC-07")
    @Tag("R-ACC-08")
    @Tag("N13")
    void st_d_03_a_tutor_applies_is_opened_sets_a_password_and_both_flags_are_green() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        Member tutor = NewSchool.newcomer("周雅文");
        try (Visitor newcomer = Visitor.stranger(Visitor.PHONE);
                Visitor registrar = Visitor.signedIn(principal.account(), NewSchool.PASSWORD)) {
            registrar.opens("/accounts");
            registrar.reads("無待審核帳號");

            newcomer.opens("/sign-in");
            newcomer.presses("還沒有帳號？申請帳號");
            newcomer.fills("學校", school.unit());
            newcomer.presses("找學校");
            newcomer.presses(newcomer.page().getByText("在這裡申請").first());
            newcomer.fills("姓名", tutor.name());
            newcomer.fills("帳號", "A123456789");
            newcomer.fills("電子信箱", "yawen");
            newcomer.fills("連絡電話", "04-1234567");
            newcomer.presses("送出申請");
            newcomer.reads("有 1 個地方要修正");
            newcomer.ticks("導師");
            newcomer.presses("送出申請");
            newcomer.reads("有 2 個地方要修正");
            newcomer.reads("帳號不可使用身分證字號");
            newcomer.isAccessible();
            newcomer.fills("帳號", tutor.account());
            newcomer.fills("電子信箱", tutor.email());
            newcomer.presses("送出申請");
            newcomer.reads("請自行通知本校主要通報人");

            registrar.opens("/accounts");
            registrar.reads("1 個帳號等你開通");
            registrar.presses("看待審核帳號");
            registrar.presses(tutor.name());
            registrar.presses("開通");
            registrar.reads("系統寄設定密碼的連結給申請人");
            registrar.presses("開通");
            registrar.reads("已開通，設定密碼的連結已寄出。");
            registrar.reads("未認證：還沒有從信中的連結設定密碼。");
            registrar.isAccessible();

            newcomer.opens("/account-link#" + tutor.token(LINK));
            newcomer.fills("新密碼", NewSchool.PASSWORD);
            newcomer.presses("設定密碼");
            newcomer.isAt("/sign-in");

            registrar.opens("/accounts");
            registrar.reads("無待審核帳號");
            registrar.presses(tutor.name());
            registrar.reads("完成認證");
            registrar.presses("停用");
            registrar.reads("停用後立即登出");
            registrar.presses("停用");
            registrar.reads("已停用，本人會收到通知信。");
            registrar.presses("啟用");
            registrar.presses("啟用");
            registrar.reads("未認證：再啟用後，還沒有點選信中的驗證連結。");
            registrar.fills("電子信箱", "yawen@");
            registrar.presses("更新");
            registrar.reads("有 1 個地方要修正");
            registrar.fills("電子信箱", tutor.email());
            registrar.fills("連絡電話", "04-7654321");
            registrar.presses("更新");
            registrar.reads("聯絡資料已更正。");
            registrar.presses("重寄連結");
            registrar.reads("連結已重寄。");
        }
    }

    @Test
    @Tag("ST-G-01")
    @Tag("R-ACC-02")
    @Tag("R-ACC-04")
    void st_g_01_the_agency_opens_one_principal_reporter_and_is_told_why_not_a_second() {
        NewSchool school = new NewSchool();
        Member first = NewSchool.newcomer("沈佩儀");
        try (Visitor newcomer = Visitor.stranger()) {
            newcomer.opens("/account-application?school=" + school.unit());
            newcomer.presses("主要通報人");
            newcomer.fills("姓名", first.name());
            newcomer.fills("帳號", first.account());
            newcomer.fills("電子信箱", first.email());
            newcomer.fills("連絡電話", "04-1234567");
            newcomer.presses("送出申請");
            newcomer.reads("尚未上傳用印後的申請單");
            newcomer.uploads("用印的帳號申請單", "申請單.txt", "紙本".getBytes(StandardCharsets.UTF_8));
            newcomer.presses("送出申請");
            newcomer.reads("有 1 個地方要修正");
            newcomer.uploads("用印的帳號申請單", "申請單.pdf", NewSchool.scan());
            newcomer.presses("送出申請");
            newcomer.reads("函送國教署");
        }
        Member second = school.appliesForPrincipal("高崇德");
        try (Visitor agency = Visitor.signedIn("agency")) {
            agency.opens("/accounts?standing=APPLIED&school=" + school.unit());
            agency.presses(first.name());
            agency.presses("開通");
            agency.reads("比對申請資料");
            agency.presses("開通");
            agency.reads("已開通");
            agency.opens(second.page() + "/approve");
            agency.presses("開通");
            agency.reads("每校僅能有一位主要通報人");
            agency.isAccessible();
            agency.presses("取消");
            agency.presses("不核可");
            agency.presses("不核可");
            agency.reads("有 1 個地方要修正");
            agency.fills("原因", "本校已有主要通報人");
            agency.presses("不核可");
            agency.reads("已退回申請");
        }
        assertThat(NewSchool.standingOf(second)).isEqualTo("REFUSED");
    }

    @Test
    @Tag("ST-G-02")
    @Tag("ST-G-05")
    @Tag("R-ACC-20")
    @Tag("R-ACC-09")
    void st_g_02_the_office_is_handed_over_and_st_g_05_her_own_data_are_locked() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        Member successor = school.staff("葉德明", principal, "SENIOR_MANAGER");
        try (Visitor registrar = Visitor.signedIn(principal.account(), NewSchool.PASSWORD);
                Visitor agency = Visitor.signedIn("agency")) {
            registrar.opens(principal.page());
            registrar.reads("請以公文方式函送國教署");
            registrar.opens("/principal-transfers");
            registrar.presses("移轉主要通報人");
            registrar.reads("你的帳號立即改為一級主管並停用");
            registrar.presses("送出申請");
            registrar.reads("尚未上傳用印後的申請單");
            registrar.uploads("用印移轉申請表", "移轉申請表.pdf", NewSchool.scan());
            registrar.presses("送出申請");
            registrar.reads("新主要通報人須為本校使用中的校內帳號");
            registrar.chooses("新主要通報人", successor.name() + "（" + successor.account() + "）一級主管");
            registrar.presses("送出申請");
            registrar.reads("已送出申請，等國教署核可。");

            agency.opens("/principal-transfers");
            agency.presses(agency.page()
                    .locator(".rj-row", new Page.LocatorOptions().setHasText(successor.account()))
                    .getByText("核可移轉"));
            agency.presses("核可移轉");
            agency.reads("須填列公文文號");
            agency.fills("公文文號", "示範字第1150002號");
            agency.presses("核可移轉");
            agency.reads("已核可移轉，兩個帳號都已變更。");

            registrar.opens("/accounts");
            registrar.isAt("/sign-in");
        }
        assertThat(NewSchool.standingOf(principal)).isEqualTo("DISABLED");
    }

    @Test
    @Tag("ST-G-03")
    @Tag("R-ACC-21")
    void st_g_03_who_cannot_wait_for_her_asks_for_the_office_himself_and_may_take_it_back() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        Member manager = school.staff("高崇德", principal, "SENIOR_MANAGER");
        try (Visitor visitor = Visitor.signedIn(manager.account(), NewSchool.PASSWORD)) {
            visitor.opens("/principal-transfers");
            visitor.reads("沒有權限異動申請。");
            visitor.presses("申請擔任主要通報人");
            visitor.reads("申請權限提升為 學校主要通報人");
            visitor.uploads("用印移轉申請表", "移轉申請表.pdf", NewSchool.scan());
            visitor.presses("送出申請");
            visitor.reads("待核可");
            visitor.presses("撤回申請");
            visitor.presses("撤回申請");
            visitor.reads("已撤回申請。");
        }
    }

    @Test
    @Tag("ST-K-03")
    @Tag("R-ACC-09")
    void st_k_03_a_county_officer_is_entered_by_the_agency_on_a_letter() {
        Member officer = NewSchool.newcomer("邱詠晴");
        try (Visitor agency = Visitor.signedIn("agency")) {
            agency.opens("/accounts/new");
            agency.ticks("縣市承辦");
            agency.fills("帳號", officer.account());
            agency.fills("姓名", officer.name());
            agency.fills("電子信箱", officer.email());
            agency.fills("連絡電話", "04-1234567");
            agency.presses("建立並寄出連結");
            agency.reads("有 1 個地方要修正");
            agency.chooses("縣市", "990");
            agency.presses("建立並寄出連結");
            agency.reads("須填列公文文號");
            agency.fills("公文文號", "示範字第1150001號");
            agency.presses("建立並寄出連結");
            agency.reads("未認證：還沒有從信中的連結設定密碼。");
            agency.reads("公文文號：示範字第1150001號");
        }
    }

    @Test
    @Tag("R-ACC-10")
    void a_file_with_a_wrong_row_opens_nobody_and_says_which_and_corrected_it_opens_all() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        Member one = NewSchool.newcomer("魏子翔");
        Member other = NewSchool.newcomer("何佳穎");
        try (Visitor registrar = Visitor.signedIn(principal.account(), NewSchool.PASSWORD)) {
            registrar.opens("/accounts");
            registrar.presses("匯入帳號");
            registrar.uploads("檔案", "帳號.csv", file(one, other, "何佳穎 at songtao"));
            registrar.presses("匯入");
            registrar.reads("檔案有 1 處要修正");
            registrar.reads("整份檔案都沒有存入");
            registrar.isAccessible();
            registrar.uploads("檔案", "帳號.csv", file(one, other, other.email()));
            registrar.presses("匯入");
            registrar.reads("檔案 2 列：建立 2 個帳號，0 個原本就有。");
            registrar.presses("看帳號");
            registrar.reads(one.name());
            registrar.fills("姓名、帳號或電子信箱", "何佳");
            registrar.presses("搜尋");
            registrar.reads("「何佳」找到 1 個帳號。");
            registrar.doesNotRead(one.name());
            assertThat(registrar.page().url()).doesNotContain("%E4");
        }
    }

    private static byte[] file(Member one, Member other, String email) {
        return """
                帳號,姓名,電子信箱,連絡電話,權限
                %s,%s,%s,04-1234567,
                %s,%s,%s,04-1234567,輔導人員
                """.formatted(one.account(), one.name(), one.email(), other.account(), other.name(), email)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Tag("ST-D-01")
    @Tag("c11")
    void st_d_01_the_first_administrator_needs_the_whole_printed_address() {
        try (Visitor administrator = Visitor.stranger()) {
            administrator.opens("/first-administrator");
            administrator.reads("# 後面的部分不可少");
            administrator.opens("/sign-in");
            administrator.opens("/first-administrator#no-such-token");
            administrator.fills("姓名", "石文彥");
            administrator.fills("帳號", "admin2026");
            administrator.fills("電子信箱", "admin@agency.example");
            administrator.fills("電話", "04-1234567");
            administrator.fills("新密碼", NewSchool.PASSWORD);
            administrator.presses("建立");
            administrator.page().locator(".rj-errors").waitFor();
            administrator.reads("連結已失效");
        }
    }
}
