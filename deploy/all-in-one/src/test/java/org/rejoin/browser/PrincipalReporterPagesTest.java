package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 沈佩儀 at her desk. */
class PrincipalReporterPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-P-01")
    @Tag("SC05")
    @Tag("SC06")
    @Tag("R-ST-01")
    @Tag("R-REP-01")
    void st_p_01_a_filing_without_record_says_why_and_one_with_a_record_is_reported() {
        Prepared without = backstage.filed("江宥文");
        Prepared waiting = backstage.waitingForReport("江宥辰");
        backstage.waitingForReport("江宥彥");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(without.page());
            registrar.reads("還不能通報，差 1 件事");
            registrar.reads("由導師、輔導人員或主要通報人處理。");

            registrar.opens("/cases?list=PENDING&q=" + waiting.caseNumber());
            registrar.presses("審核通報 " + waiting.studentName());
            registrar.isAt(waiting.page() + "/report");
            registrar.reads("通報後列入統計，資料不能再改");
            registrar.presses("通報");

            registrar.isAt(waiting.page());
            registrar.reads("已通報，案件成立。");
            registrar.reads("正式通報，成案");
            registrar.reads("還不能結案");
            registrar.reads("已通報");
            registrar.presses(registrar.page().getByText("下一件待通報："));
            registrar.page().waitForURL("**/report");
            registrar.reads("通報後列入統計，資料不能再改");
            registrar.hasNothingToComplainOf();
        }
        assertThat(backstage.statusOf(waiting)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("ST-P-02")
    @Tag("T06")
    @Tag("SC06")
    void st_p_02_a_filing_is_returned_with_a_reason_that_must_be_given() {
        Prepared waiting = backstage.waitingForReport("江宥廷");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(waiting.page());
            registrar.presses("更多功能");
            registrar.presses("退回修正");
            registrar.isAt(waiting.page() + "/return");
            registrar.presses("退回修正");
            registrar.reads("有 1 個地方要修正");
            assertThat(registrar.page().title()).startsWith("錯誤：");
            assertThat(registrar.page().evaluate("() => document.activeElement.className"))
                    .isEqualTo("rj-errors");
            registrar.isAccessible();

            registrar.fills("原因", "離校時間有誤");
            registrar.presses("退回修正");
            registrar.isAt(waiting.page());
            registrar.reads("已退回，填報人會收到原因。");
            registrar.reads("離校時間有誤");
        }
        assertThat(backstage.statusOf(waiting)).isEqualTo("RETURNED");
    }

    @Test
    @Tag("ST-P-03")
    @Tag("SC07")
    @Tag("T11")
    void st_p_03_a_suggested_closure_is_confirmed_with_its_reason_already_there() {
        Prepared closable = backstage.closable("江宥安", "ENROLMENT_GIVEN_UP");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?list=CLOSABLE&q=" + closable.caseNumber());
            registrar.presses("審核結案 " + closable.studentName());
            registrar.reads("學生已確定去向。");
            registrar.presses("結案");
            registrar.isAt(closable.page());
            registrar.reads("已結案。");
        }
        assertThat(backstage.statusOf(closable)).isEqualTo("CLOSED");
    }

    @Test
    @Tag("SC06")
    @Tag("P3")
    void what_somebody_else_did_meanwhile_is_said_and_nothing_typed_is_lost() {
        Prepared waiting = backstage.waitingForReport("江宥恩");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(waiting.page() + "/return");
            registrar.fills("原因", "請補聯絡電話");
            backstage.tracksMeanwhile(waiting);
            registrar.presses("退回修正");
            registrar.reads("沒有存入：這筆資料剛被別人更新");
            assertThat(registrar.page().getByLabel("原因").inputValue()).isEqualTo("請補聯絡電話");
            registrar.reads("＋新增");
            registrar.reads("追蹤紀錄 第 2 項");
            registrar.isAccessible();
            registrar.presses("以我的內容再送一次");
            registrar.reads("已退回，填報人會收到原因。");
        }
        assertThat(backstage.statusOf(waiting)).isEqualTo("RETURNED");
    }
}
