package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.NewSchool;
import org.rejoin.story.NewSchool.Member;

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
            registrar.reads("周雅文 已於");
            assertThat(registrar.page().getByLabel("原因").inputValue()).isEqualTo("請補聯絡電話");
            registrar.reads("＋新增");
            registrar.reads("追蹤紀錄 第 2 項");
            registrar.isAccessible();
            registrar.presses("以我的內容再送一次");
            registrar.reads("已退回，填報人會收到原因。");
        }
        assertThat(backstage.statusOf(waiting)).isEqualTo("RETURNED");
    }

    @Test
    @Tag("ST-P-06")
    @Tag("R-TRF-04")
    @Tag("T19")
    @Tag("N02")
    @Tag("c4")
    void st_p_06_of_a_student_who_was_transferred_twice_both_schools_are_told_and_each_closes_its_own() {
        List<Prepared> cases = backstage.leftTwice("谷思妤");
        Prepared first = cases.get(0);
        Prepared second = cases.get(1);
        NewSchool third = new NewSchool();
        Member arrivedAt = third.principal("江品妍");

        try (Visitor destination = Visitor.signedIn(arrivedAt.account(), NewSchool.PASSWORD);
                Visitor registrar = Visitor.signedIn("registrar-a");
                Visitor other = Visitor.signedIn("registrar-b")) {
            destination.opens("/transfer-ins");
            destination.fills("身分證字號", first.nationalId());
            destination.presses("登入");
            destination.reads("已通知原校");
            backstage.shines(first, "GREEN");

            other.opens("/cases?list=CLOSABLE&q=" + second.caseNumber());
            other.reads(second.studentName());
            other.opens("/inbox");
            other.reads(second.caseNumber());
            registrar.opens("/inbox");
            registrar.reads(first.caseNumber() + " 在他校轉入，可以結案");
            registrar.opens(first.page());
            registrar.reads("示範縣立第" + third.unit() + "高級中學");
            backstage.suggests(first, "OTHER_SENIOR_HIGH");
            registrar.opens("/cases?list=CLOSABLE&q=" + first.caseNumber());
            registrar.presses("審核結案 " + first.studentName());
            registrar.presses("結案");
            registrar.reads("已結案。");

            other.opens(second.page());
            other.reads("追蹤中");
            backstage.suggestsAtTheOther(second, "OTHER_SENIOR_HIGH");
            other.opens("/cases?list=CLOSABLE&q=" + second.caseNumber());
            other.presses("審核結案 " + second.studentName());
            other.presses("結案");
            other.reads("已結案。");
            other.reads("其它高中職就讀");
        }
        assertThat(backstage.statusOf(first)).isEqualTo("CLOSED");
    }

    @Test
    @Tag("ST-P-06")
    @Tag("R-SCOPE-09")
    @Tag("R-ACC-04")
    @Tag("N02")
    @Tag("c5")
    void st_p_06_from_the_day_to_the_evening_division_is_from_one_unit_to_another() {
        NewSchool day = new NewSchool();
        Member left = day.principal("谷曉青");
        NewSchool evening = day.evening();
        Member arrived = evening.principal("谷曉芬");
        Prepared changed = backstage.leftFor(evening, left, "谷思涵");

        try (Visitor ofTheDay = Visitor.signedIn(left.account(), NewSchool.PASSWORD);
                Visitor ofTheEvening = Visitor.signedIn(arrived.account(), NewSchool.PASSWORD)) {
            ofTheEvening.opens("/transfer-ins");
            ofTheEvening.fills("身分證字號", changed.nationalId());
            ofTheEvening.presses("登入");
            ofTheEvening.reads("已通知原校");

            backstage.suggestsOnceArrived(left, changed, "OTHER_SENIOR_HIGH");
            ofTheDay.opens("/inbox");
            ofTheDay.reads(changed.caseNumber() + " 在他校轉入，可以結案");
            ofTheDay.opens("/cases?list=CLOSABLE&q=" + changed.caseNumber());
            ofTheDay.presses("審核結案 " + changed.studentName());
            ofTheDay.presses("結案");
            ofTheDay.reads("已結案。");
            ofTheEvening.opens(changed.page());
            ofTheEvening.reads("找不到這一頁");
        }
    }

    @Test
    @Tag("ST-P-07")
    @Tag("R-LTA-01")
    @Tag("R-LTA-03")
    @Tag("T15")
    @Tag("T16")
    void st_p_07_a_long_absence_pauses_while_an_absence_is_followed_and_says_why() {
        Prepared absence = backstage.longAbsent("杜品睿");
        Prepared other = backstage.absentToo(absence);

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?category=LONG_TERM_ABSENCE&list=TRACKING&q=" + absence.caseNumber());
            registrar.reads(absence.studentName());
            registrar.doesNotRead("審核結案");
            registrar.opens(absence.page());
            registrar.reads("長期缺課不用結案，本學期結束將自動結案。");

            registrar.opens(other.page() + "/report");
            registrar.presses("通報");
            registrar.reads("已通報，案件成立。");
            backstage.becomes(absence, "TEMP_CLOSED");
            registrar.opens(absence.page());
            registrar.reads("暫時結案");

            backstage.suggests(other, "RETURNED_TO_SCHOOL");
            registrar.opens(other.page() + "/close");
            registrar.presses("結案");
            registrar.reads("已結案。");
            backstage.becomes(absence, "TRACKING");
            registrar.opens(absence.page() + "/history");
            registrar.reads("暫時結案，因該生案件 " + other.caseNumber() + " 已通報");
            registrar.reads("恢復長期缺課，因該生案件 " + other.caseNumber() + " 已結束");
        }
    }

    @Test
    @Tag("ST-P-08")
    @Tag("T12")
    @Tag("R-CLS-20")
    @Tag("DIS26")
    @Tag("c26")
    void st_p_08_a_case_closed_by_mistake_is_opened_again_unless_another_one_is_open() {
        Prepared closed = backstage.closed("石宇翔");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(closed.page());
            registrar.presses("更多功能");
            registrar.presses("取消結案");
            registrar.isAt(closed.page() + "/reopen");
            registrar.fills("原因", "結錯學生");
            registrar.presses("取消結案");
            registrar.reads("已取消結案，案件回到追蹤中。");
            registrar.presses("歷史與稽核");
            registrar.reads("取消結案，原結案事由：返校復學");
            registrar.reads("原因：結錯學生");

            backstage.suggests(closed, "RETURNED_TO_SCHOOL");
            backstage.closed(closed, "RETURNED_TO_SCHOOL");
            backstage.reports(backstage.absentToo(closed));
            registrar.opens(closed.page());
            registrar.presses("更多功能");
            registrar.presses("取消結案");
            registrar.reads("還不能取消結案，差 1 件事");
            registrar.reads("該生尚有未結案之案件");
            registrar.reads("不是由系統自動結案");
            registrar.isAccessible();
        }
        assertThat(backstage.statusOf(closed)).isEqualTo("CLOSED");
    }
}
