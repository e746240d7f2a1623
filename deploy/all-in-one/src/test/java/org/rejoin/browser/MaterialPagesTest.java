package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.NewSchool;
import org.rejoin.story.NewSchool.Member;

/** 最新消息, 資料下載, 實施計畫與編組表 and who signs the forms on paper. */
class MaterialPagesTest {

    @Test
    @Tag("ST-D-02")
    @Tag("SC01")
    @Tag("SC02")
    @Tag("R-ACC-02")
    void st_d_02_the_agency_puts_up_the_forms_and_whoever_has_no_account_yet_gets_them() {
        String title = "帳號申請單 " + UUID.randomUUID();
        try (Visitor agency = Visitor.signedIn("agency");
                Visitor newcomer = Visitor.stranger()) {
            agency.opens("/downloads");
            agency.presses("發布下載資料");
            agency.fills("標題", title);
            agency.presses("發布");
            agency.reads("有 1 個地方要修正");
            agency.uploads("檔案", "申請單.docx", "不是文件".getBytes(StandardCharsets.UTF_8));
            agency.presses("發布");
            agency.isToldAt("files", "僅接受 PDF、ODT、DOCX 或 XLSX 檔案，且不可含巨集");
            agency.uploads("檔案", "申請單.pdf", NewSchool.scan());
            agency.presses("發布");
            agency.reads("已發布。");

            newcomer.opens("/sign-in");
            newcomer.presses("資料下載");
            newcomer.presses(title);
            String file = newcomer.page().locator(".rj-files a").getAttribute("href");
            assertThat(As.nobody().get(file).bytes()).isEqualTo(NewSchool.scan());

            agency.presses(title);
            agency.presses("撤下");
            agency.fills("撤下原因", "已有新版申請單");
            agency.presses("撤下");
            agency.reads("已撤下。");
            assertThat(As.nobody().get(file).status()).isEqualTo(404);
            newcomer.opens("/downloads");
            newcomer.doesNotRead(title);
        }
    }

    @Test
    @Tag("ST-D-02")
    @Tag("SC01")
    void st_d_02_a_notice_stands_among_the_news_of_those_with_an_account_from_its_day_on() {
        String title = "註冊組研習 " + UUID.randomUUID();
        try (Visitor agency = Visitor.signedIn("agency");
                Visitor tutor = Visitor.signedIn("tutor-a")) {
            agency.opens("/announcements/new");
            agency.fills("標題", title);
            agency.fills("內容", "請各校派員參加。");
            agency.fills("英文標題（可不填）", "Workshop");
            agency.ticks("登入的人");
            agency.presses("發布");
            agency.reads("已發布。");

            tutor.opens("/");
            tutor.presses("最新消息");
            tutor.presses(title);
            tutor.reads("請各校派員參加。");
            String address = tutor.page().url().replaceFirst(".*(/announcements/)", "$1");
            assertThat(As.nobody().get("/api" + address).status()).isEqualTo(404);
        }
    }

    @Test
    @Tag("ST-D-05")
    @Tag("SC12")
    void st_d_05_plan_and_roster_hold_at_once_with_their_last_date_and_earlier_ones_are_kept() {
        NewSchool school = new NewSchool();
        Member principal = school.principal("沈佩儀");
        Member manager = school.staff("高崇德", principal, "SENIOR_MANAGER");
        try (Visitor registrar = Visitor.signedIn(principal.account(), NewSchool.PASSWORD);
                Visitor head = Visitor.signedIn(manager.account(), NewSchool.PASSWORD)) {
            registrar.opens("/plans");
            registrar.reads("還沒有上傳過");
            registrar.ticks("編組表");
            registrar.uploads("檔案", "編組表.pdf", NewSchool.scan());
            registrar.presses("上傳");
            registrar.reads("已上傳，即日生效。");
            registrar.reads("最近更新：");
            registrar.ticks("編組表");
            registrar.uploads("檔案", "編組表新.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
            registrar.presses("上傳");
            registrar.reads("第 2 版");
            registrar.doesNotRead("第 1 版");
            registrar.presses("含先前版本");
            registrar.reads("第 1 版");

            head.opens("/plans");
            head.reads("編組表新.pdf");
            String file = head.page().locator("a.rj-name").first().getAttribute("href");
            As reader = As.signedIn(manager.account(), NewSchool.PASSWORD);
            assertThat(reader.get(file).status()).isEqualTo(200);
            assertThat(As.account("manager-a").get(file).status()).isEqualTo(404);
            assertThat(As.account("agency").get(file).status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("R-REP-04")
    void the_boxes_for_signatures_are_those_the_school_chose_until_it_takes_the_usual_ones_again() {
        Prepared waiting = new Backstage().waitingForReport("江宥崧");
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            choose(registrar, "導師；輔導組長; 註冊組長；導師");
            registrar.isToldAt("signatories", "同一職稱只能出現一次");
            choose(registrar, "導師；輔導組長; 註冊組長；代理校長");
            registrar.reads("已更新核章欄");
            assertThat(registrar.page().getByLabel("紙本的核章欄位").inputValue()).isEqualTo("導師；輔導組長；註冊組長；代理校長");

            registrar.opens(waiting.page() + "/print");
            assertThat(registrar
                            .page()
                            .locator(".paper-stamps")
                            .first()
                            .locator("th")
                            .allInnerTexts())
                    .containsExactly("導師", "輔導組長", "註冊組長", "代理校長");
            registrar.doesNotRead("學務處");
        } finally {
            assertThat(As.account("registrar-a")
                            .put("/api/schools/990001/signatories", "{\"signatories\":[]}")
                            .status())
                    .isEqualTo(204);
        }
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(waiting.page() + "/print");
            assertThat(tutor.page()
                            .locator(".paper-stamps")
                            .first()
                            .locator("th")
                            .allInnerTexts())
                    .containsExactly("導師", "輔導人員", "學務處", "註冊組（主要通報人）", "教務主任", "校長");
        }
    }

    private static void choose(Visitor registrar, String boxes) {
        registrar.opens("/settings");
        registrar.fills("紙本的核章欄位", boxes);
        registrar.presses(registrar.page().locator("form[aria-labelledby=signatories] button"));
    }
}
