package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.Service;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.NewSchool;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 石文彥 as administrator: what runs, what was signed, who looked, what is erased. */
class AdministratorPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("P4")
    void a_read_model_is_rebuilt_while_its_progress_is_followed() {
        try (Visitor administrator = Visitor.signedIn("agency")) {
            administrator.opens("/");
            administrator.presses("系統維運");
            administrator.reads("落後事件");
            administrator.presses("重建 schools");
            administrator.reads("會先清空這個讀取模型");
            administrator.presses("重建");
            administrator.reads("已開始重建");
            administrator
                    .page()
                    .locator("[data-model=schools][data-replaying=false]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            administrator.presses("未完成的自動作業");
            administrator.reads("沒有未完成的自動作業。");
            administrator.presses("失敗的期限作業");
            administrator.reads("沒有失敗的期限作業。");
            administrator.hasNothingToComplainOf();
        }
    }

    @Test
    @Tag("N04")
    void a_mail_that_was_given_up_is_listed_with_its_cause_and_who_presses_too_late_is_told() {
        new NewSchool().principal("沈佩儀");
        JdbcClient jdbc = Service.bean(JdbcClient.class);
        String mail = jdbc.sql("""
                        UPDATE command_side.mail SET standing = 'FAILED', failure = 'SERVER_UNREACHABLE', sent_at = NULL
                         WHERE mail_id = (SELECT mail_id FROM command_side.mail WHERE standing = 'SENT' LIMIT 1)
                        RETURNING mail_id""").query(String.class).single();
        try (Visitor administrator = Visitor.signedIn("agency")) {
            administrator.opens("/mails?standing=FAILED");
            administrator.reads("原因：SERVER_UNREACHABLE");
            jdbc.sql(
                            "UPDATE command_side.mail SET standing = 'SENT', failure = NULL, sent_at = now() WHERE mail_id = ?")
                    .param(mail)
                    .update();
            administrator.presses(administrator.page().locator("form[data-command*='" + mail + "'] button"));
            administrator.reads("還不能寄送，差 1 件事");
            administrator.isAccessible();
        }
    }

    @Test
    @Tag("API")
    void a_delivery_nobody_waits_for_is_taken_off_with_a_reason() {
        String webhook = backstage.webhook();
        Service.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO command_side.webhook_delivery
                               (delivery_id, webhook_id, kind, at, queued_at, give_up_at, next_attempt, state, attempts)
                        VALUES (gen_random_uuid(), ?, 'CASE_CLOSED', now(), now(), now(), now(), 'DEAD', 3)""")
                .param(webhook.substring("/webhooks/".length()))
                .update();
        try (Visitor administrator = Visitor.signedIn("agency")) {
            administrator.opens(webhook);
            administrator.reads("嘗試 3 次。");
            administrator.presses(administrator.page().locator("details:has(form[data-command$=discard]) > summary"));
            administrator.reads("之後不會再送");
            administrator.presses(administrator.page().locator("form[data-command$=discard] button"));
            administrator.isToldAt("reason", "此為必填欄位");
            administrator.isAccessible();
            administrator.fills("原因", "對方系統已停用");
            administrator.presses(administrator.page().locator("form[data-command$=discard] button"));
            administrator.reads("這一筆不再送。");
            administrator.reads("對方系統已停用");
        }
    }

    @Test
    @Tag("ST-A-05")
    @Tag("P6")
    @Tag("IF08")
    void st_a_05_the_records_are_verified_in_plain_words_and_who_read_a_roster_is_on_record() {
        backstage.reported("江宥庭");
        try (Visitor administrator = Visitor.signedIn("agency");
                Visitor manager = Visitor.signedIn("manager-a");
                Visitor registrar = Visitor.signedIn("registrar-a")) {
            administrator.opens("/audit");
            administrator.presses("建立檢查點");
            administrator.reads("檢查點已建立");
            administrator.presses("驗證事件紀錄");
            administrator.isAt("/audit/verification");
            administrator.reads("完整，未被更改");
            administrator.reads("沒有事件被更改、刪除或事後插入");

            manager.opens("/statistics/roster");
            registrar.opens("/");
            registrar.presses("存取紀錄");
            registrar.fills("帳號", "高崇德");
            registrar.presses("套用");
            registrar.reads("不能用姓名查詢");
            registrar.fills("帳號", "manager-a");
            registrar.presses("套用");
            registrar.reads("看或匯出名單");
        }
    }

    @Test
    @Tag("ST-A-04")
    @Tag("R-HL-19")
    void st_a_04_an_erasure_names_what_stands_against_it_and_who_asked_may_not_approve() {
        Prepared reported = backstage.reported("江宥謙");
        try (Visitor agency = Visitor.signedIn("agency")) {
            agency.opens("/erasures");
            agency.presses("申請刪除");
            agency.presses("送出申請");
            agency.page().locator(".rj-errors").waitFor();
            agency.fills("當事人的身分證字號", reported.nationalId());
            agency.ticks("學籍與聯絡資料");
            agency.chooses("依據", "法院或主管機關命令");
            agency.presses("送出申請");
            agency.reads("有 2 個地方要修正");
            agency.isAccessible();
            agency.chooses("依據", "當事人請求");
            agency.presses("送出申請");
            agency.reads("申請已收下，等另一人核可。");
            agency.doesNotRead(reported.nationalId());
            agency.reads("永久保存");
            agency.presses("核可刪除");
            agency.reads("這個動作不能復原");
            agency.presses("核可刪除");
            agency.page().locator(".rj-block.is-said").waitFor();
            agency.presses("取消");
            agency.presses("撤回申請");
            agency.presses("撤回申請");
            agency.reads("已撤回申請。");
            assertThat(agency.page().url()).doesNotContain(reported.nationalId());
        }
    }

    @Test
    @Tag("ST-D-02")
    @Tag("R-ACC-04")
    @Tag("R-LTA-05")
    void st_d_02_a_school_is_entered_and_corrected_and_a_calendar_with_a_wrong_row_is_not_taken_in() {
        String code = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 900_000));
        try (Visitor agency = Visitor.signedIn("agency")) {
            agency.opens("/schools");
            agency.presses("新增單位");
            agency.fills("學校代碼", "12");
            agency.fills("單位全銜", "示範縣立楓林高級中學");
            agency.presses("新增單位");
            agency.reads("有 3 個地方要修正");
            agency.chooses("部別", "日間部");
            agency.chooses("縣市", "示範縣");
            agency.chooses("主管機關", "國教署");
            agency.presses("新增單位");
            agency.reads("有 1 個地方要修正");
            agency.fills("學校代碼", code);
            agency.presses("新增單位");
            agency.reads("示範縣立楓林高級中學");
            agency.opens("/schools/" + code);
            agency.reads("尚未填寫");
            agency.fills("單位全銜", "示範縣立楓葉高級中學");
            agency.presses("更新");
            agency.reads("單位資料已更正。");

            agency.opens("/calendars");
            agency.uploads(
                    "檔案",
                    "行事曆.csv",
                    "類別,學年度,學期,起日,迄日,名稱\n放假,130,,2041-13-01,2041-10-10,國慶日\n".getBytes(StandardCharsets.UTF_8));
            agency.presses("匯入行事曆");
            agency.reads("整份檔案都沒有存入");
            agency.isAccessible();
        }
    }
}
