package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import tools.jackson.databind.JsonNode;

/** 周雅文 and 何佳穎 write what they heard of a student. */
class TrackingPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-T-01")
    @Tag("ST-T-05")
    @Tag("T04")
    @Tag("R-TRK-03")
    @Tag("R-TRK-07")
    void st_t_01_the_first_record_makes_the_filing_wait_for_the_report_once_however_often_she_clicks() {
        Prepared filed = backstage.filed("江宥辰");
        try (Visitor tutor = Visitor.signedIn("tutor-a", Visitor.PHONE)) {
            tutor.opens(filed.page());
            tutor.presses("新增追蹤紀錄");
            tutor.reads("新增第一筆追蹤紀錄");
            tutor.doesNotRead("04-1234567");
            tutor.presses("顯示完整資料");
            tutor.reads("04-1234567");
            tutor.reads(filed.nationalId());
            assertThat(tutor.page().locator("[name=suggest][value=no]")).isChecked();
            writes(tutor, "電話聯繫家長，學生在家。");
            tutor.isAccessible();
            tutor.fitsAnyPhone();
            tutor.picture("tracking-390");
            // the story is of a double click (ST-T-05)
            tutor.page().locator("button[type=submit]").last().dblclick();

            tutor.isAt(filed.page());
            tutor.reads("追蹤紀錄已送出。");
            tutor.opens("/cases?list=PENDING&q=" + filed.caseNumber());
            tutor.reads("待通報");
            tutor.reads("通報限主要通報人");
        }
        JsonNode records = backstage.caseOf(filed.caseId()).path("trackingRecords");
        assertThat(records).hasSize(1);
        assertThat(records.get(0).path("trackedAt").asString()).startsWith(TODAY.minusDays(1) + "T10:30:00");
    }

    @Test
    @Tag("ST-C-01")
    @Tag("R-TRK-03")
    @Tag("T08")
    @Tag("c16")
    void st_c_01_what_is_missing_too_long_or_in_the_future_is_told_at_its_field_and_a_draft_keeps_it() {
        Prepared reported = backstage.reported("余書瑜");
        try (Visitor counsellor = Visitor.signedIn("counsellor-a")) {
            counsellor.opens(reported.page() + "/tracking-records/new");
            counsellor.reads("字數限制300字");
            writes(counsellor, "字".repeat(301));
            counsellor.fillsDay("追蹤日期", TODAY.plusDays(1));
            counsellor.chooses(counsellor.page().locator("#f-lifeSituation"), "");
            assertThat(counsellor.page().getByText("超過 1 字")).hasClass(Pattern.compile("is-over"));
            counsellor.presses("提交");
            counsellor.reads("有 3 個地方要修正");
            counsellor.isToldAt("trackedAt", "追蹤日期不可晚於現在");
            counsellor.isToldAt("lifeSituation", "此為必填欄位");
            counsellor.isToldAt("description", "最長 300 字（目前 301 字）");
            counsellor.looksUp();
            counsellor.isAccessible();
            counsellor.picture("tracking-errors");

            counsellor.presses("暫存");
            counsellor.reads("已暫存，只有你看得到");
            counsellor.presses("繼續");
            assertThat(counsellor.page().locator("#f-description")).hasValue("字".repeat(301));
            counsellor.fills("追蹤說明內容", "字".repeat(300));
            counsellor.fillsDay("追蹤日期", TODAY.minusDays(1));
            counsellor.chooses("目前生活狀況", "行蹤不明");
            counsellor.ticks("報警協助");
            counsellor.ticks("通報社政");
            counsellor.presses("提交");
            counsellor.reads("追蹤紀錄已送出。");
        }
        JsonNode records = backstage.caseOf(reported.caseId()).path("trackingRecords");
        assertThat(records).hasSize(2);
        assertThat(records.get(1).path("measures")).hasSize(3);
    }

    @Test
    @Tag("ST-C-02")
    @Tag("R-TRK-04")
    void st_c_02_a_sent_record_is_not_edited_but_withdrawn_with_a_reason() {
        Prepared reported = backstage.reported("白語彤");
        backstage.tracksMeanwhile(reported);
        String record = backstage
                .caseOf(reported.caseId())
                .at("/trackingRecords/1/recordId")
                .asString();
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(reported.page() + "/tracking-records/" + record);
            tutor.reads("已送出之紀錄不提供修改，請善用暫存功能");
            tutor.isAccessible();
            tutor.presses("撤回");
            tutor.fills("原因", "追蹤日期寫錯");
            tutor.presses("撤回");
            tutor.reads("已撤回：追蹤日期寫錯");
            tutor.reads("通報前建立的第一筆不可刪除");
        }
    }

    @Test
    @Tag("ST-C-03")
    @Tag("P3")
    void st_c_03_who_sends_second_is_told_who_was_first_and_sends_again_what_she_wrote() {
        Prepared reported = backstage.reported("尤承恩");
        try (Visitor counsellor = Visitor.signedIn("counsellor-a")) {
            counsellor.opens(reported.page() + "/tracking-records/new");
            writes(counsellor, "家訪，學生不在家。");
            backstage.tracksMeanwhile(reported);
            counsellor.presses("提交");
            counsellor
                    .page()
                    .getByText(Pattern.compile("周雅文 已於 \\d\\d:\\d\\d 更新此案件（提交追蹤紀錄），請檢視後再送出"))
                    .waitFor();
            assertThat(counsellor.page().locator("#f-description")).hasValue("家訪，學生不在家。");
            counsellor.presses("提交");
            counsellor.reads("追蹤紀錄已送出。");
        }
        assertThat(backstage.caseOf(reported.caseId()).path("trackingRecords")).hasSize(3);
    }

    @Test
    @Tag("ST-T-07")
    @Tag("ST-C-04")
    @Tag("T09")
    @Tag("R-TRK-08")
    @Tag("R-CLS-04")
    void st_t_07_she_suggests_closure_for_one_of_nine_reasons_and_a_newer_record_takes_it_back() {
        Prepared reported = backstage.reported("江宥廷");
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(reported.page() + "/tracking-records/new");
            tutor.reads("穩定在校外打工/工作不能結案");
            writes(tutor, "學生已返校上課。");
            tutor.ticks(tutor.page().locator("[name=suggest][value=yes]"));
            assertThat(tutor.page().locator("#closure label:not([hidden])")).hasCount(9);
            tutor.reads("無故七日轉休學(需填報一筆休學)");
            tutor.presses("提交");
            tutor.isToldAt("closureReason", "請選 1 個建議結案事由");
            tutor.ticks(tutor.page().locator("[name=closureReason][value=RETURNED_TO_SCHOOL]"));
            tutor.presses("提交");
            tutor.reads("追蹤紀錄已送出。");
            assertThat(backstage.statusOf(reported)).isEqualTo("PENDING_CLOSURE");

            tutor.opens(reported.page() + "/tracking-records/new");
            tutor.reads("這一筆選「否」，燈號會熄滅，案件回到追蹤中。");
            writes(tutor, "學生又沒有到校。");
            tutor.presses("提交");
            tutor.reads("追蹤紀錄已送出。");
        }
        assertThat(backstage.statusOf(reported)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("ST-T-08")
    @Tag("R-AST-01")
    @Tag("R-AST-03")
    @Tag("R-AST-04")
    @Tag("R-AST-05")
    @Tag("c30")
    void st_t_08_the_registrar_lets_a_class_teacher_track_the_case_and_later_no_more() {
        Prepared reported = backstage.reported("杜品睿");
        try (Visitor registrar = Visitor.signedIn("registrar-a");
                Visitor other = Visitor.signedIn("tutor-a2")) {
            other.opens(reported.page());
            other.reads("找不到這一頁");

            registrar.opens(reported.page());
            registrar.presses("更多功能");
            registrar.presses("異動協助追蹤人員");
            registrar.reads(reported.studentName());
            registrar.reads("位可選");
            registrar.presses("啟用");
            registrar.isToldAt("account", "請選 1 位導師");
            assertThat(registrar.page().locator("#people")).not().containsText("counsellor-a");
            registrar.fills("以姓名或帳號找", "tutor-a2");
            registrar.reads("有 1 位可選。");
            registrar.ticks(registrar.page().locator("#people input"));
            registrar.looksUp();
            registrar.isAccessible();
            registrar.presses("啟用");
            registrar.reads("成功!!");
            registrar.picture("trackers-one");

            other.page().reload();
            other.reads(reported.studentName());
            other.reads("新增追蹤紀錄");
            other.opens(reported.page() + "/form");
            other.reads("僅限原填報人修改與提交");
            other.doesNotRead(reported.nationalId());
            other.doesNotRead("示範縣松濤鄉中正路 1 號");
            other.doesNotRead("04-1234567");
            other.presses("顯示完整資料");
            other.reads(reported.nationalId());
            other.reads("示範縣松濤鄉中正路 1 號");
            other.reads("04-1234567");

            registrar.presses(registrar.page().locator("table button"));
            registrar.reads("停用");
            assertThat(registrar.page().locator("table")).containsText("啟用 魏子翔");
            other.opens(reported.page());
            other.reads("找不到這一頁");
        }
    }

    /** Whatever is asked for; yesterday at half past six. */
    private static void writes(Visitor writer, String description) {
        writer.presses("昨日");
        writer.fills("時間", "18:30");
        writer.picks("電訪");
        writer.picks("離校在家");
        writer.chooses("目前生活狀況", "沒有規劃");
        writer.ticks("學校師長持續追蹤");
        writer.ticks(writer.page().locator("[name=employmentReferral][value=false]"));
        writer.fills("追蹤說明內容", description);
    }
}
