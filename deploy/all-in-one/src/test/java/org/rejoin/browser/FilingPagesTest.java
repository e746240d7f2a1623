package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.Backstage.Pupil;
import tools.jackson.databind.JsonNode;

/** 周雅文 files a student, on her phone after class. */
class FilingPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private static final Pattern FORM = Pattern.compile("/cases/([0-9a-f-]{36})/form");

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-T-01")
    @Tag("SC04")
    @Tag("R-FLD-01")
    @Tag("R-FLD-02")
    @Tag("R-FLD-03")
    @Tag("R-FLD-15")
    @Tag("R-TRK-05")
    void st_t_01_she_files_a_student_known_to_the_register_and_tracks_him_at_once() {
        Pupil pupil = backstage.pupil("江宥辰");
        backstage.knownToTheRegister(pupil);
        try (Visitor tutor = Visitor.signedIn("tutor-a", Visitor.PHONE)) {
            tutor.opens("/cases?category=EARLY_LEAVING");
            tutor.presses("新增填報");
            tutor.reads("缺曠課 1 日不必通報，連續達三日以上才需通報");
            tutor.ticks(tutor.page().getByLabel(Pattern.compile("未經請假或不明原因")));
            tutor.fills("身分證字號", pupil.nationalId());
            tutor.reads("學籍系統的資料");
            tutor.reads(pupil.name());
            tutor.picture("filing-new-found-390");
            tutor.isAccessible();
            tutor.presses("開始填報");

            String caseId = isInTheForm(tutor);
            tutor.reads("第 2 步，共 5 步：基本資料");
            tutor.reads("由學籍系統帶入");
            assertThat(tutor.page().locator("[name='student.name']")).hasCount(0);
            tutor.ticks("一般生");
            tutor.presses("下一步");

            tutor.reads("可以聯絡到誰");
            tutor.presses("下一步");
            tutor.reads("有 2 個地方要修正");
            tutor.isToldAt("guardian.relation", "此為必填欄位");
            tutor.picture("filing-contact-error-390");
            tutor.fills(tutor.page().locator("[name='guardian.name']"), "江大文");
            tutor.chooses("關係", "父");
            tutor.fills("電話或手機", "04-1234567;0975-123-456");
            tutor.presses("同監護人");
            assertThat(tutor.page().locator("[name='emergencyContact.name']")).hasValue("江大文");
            tutor.picture("filing-contact-390");
            tutor.presses(tutor.page().locator("#next"));

            tutor.reads("第 3 步，共 5 步：案件資料");
            tutor.reads("缺曠課 1 日不必通報，連續達三日以上才需通報");
            tutor.fillsDay("離校時間", TODAY.minusDays(10));
            tutor.picks("家庭因素");
            tutor.picks("經濟因素");
            tutor.presses(tutor.page().getByText("次要原因（可不選）"));
            alsoBecause(tutor, "學校因素", "對學校生活不感興趣");
            alsoBecause(tutor, "家庭因素", "須照顧家人");
            tutor.isAccessible();
            tutor.fitsAnyPhone();
            tutor.picture("filing-leaving-390");
            tutor.presses("下一步");

            tutor.reads("送出前再看一次");
            tutor.reads("04-1234567; 0975-123-456");
            tutor.isAccessible();
            tutor.picture("filing-review-390");
            tutor.presses("提交");
            tutor.isAt("/cases/" + caseId + "/tracking-records/new");
            tutor.reads("填報已提交。");
            tutor.reads("第 5 步，共 5 步：追蹤紀錄");
            tutor.hasNothingToComplainOf();

            JsonNode form = backstage.caseOf(caseId).path("form");
            assertThat(form.at("/student/name").asString()).isEqualTo(pupil.name());
            assertThat(form.at("/guardian/phones/1").asString()).isEqualTo("0975-123-456");
            assertThat(form.at("/mainReason/code").asString()).isEqualTo("FAMILY_ECONOMIC");
            assertThat(form.path("secondaryReasons")).hasSize(2);
            assertThat(form.path("leftOn").asString())
                    .isEqualTo(TODAY.minusDays(10).toString());
            assertThat(backstage.caseOf(caseId).path("status").asString()).isEqualTo("FILED");
        }
    }

    @Test
    @Tag("ST-T-02")
    @Tag("R-FLD-01")
    @Tag("R-FLD-05")
    @Tag("R-FLD-15")
    @Tag("R-FLD-17")
    void st_t_02_a_wrong_id_and_an_incomplete_form_are_told_beside_the_field_and_nothing_typed_is_lost() {
        Pupil pupil = backstage.pupil("林宥嘉");
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens("/cases/new?category=TRANSFER");
            tutor.fills("身分證字號", pupil.nationalId().toLowerCase());
            tutor.isToldAt("form.student.nationalId", "字首須為大寫英文字母");
            tutor.fills("身分證字號", pupil.mistyped());
            tutor.isToldAt("form.student.nationalId", "身分證字號檢查碼不符，請再確認");
            tutor.picture("filing-new-error");
            tutor.fills("身分證字號", pupil.nationalId().toLowerCase());
            tutor.presses("改為大寫");
            tutor.reads("學籍系統中本校沒有這名學生");
            tutor.isAccessible();
            tutor.presses("開始填報");

            String caseId = isInTheForm(tutor);
            tutor.fills("姓名", pupil.name());
            tutor.fillsDay("出生日期", pupil.birthDate());
            tutor.ticks("一般生");
            tutor.presses("案件資料");
            tutor.fillsDay("離校時間", TODAY.minusDays(1));
            tutor.presses(tutor.page().getByText("次要原因（可不選）"));
            alsoBecause(tutor, "個人因素", "個人因素－其他");
            tutor.fills(tutor.page().locator("#f-other-PERSONAL"), "字".repeat(31));
            tutor.chooses("轉入縣市", "未知");
            tutor.chooses("轉入學校", "未知");
            tutor.presses("檢查並送出");
            tutor.presses("提交");

            tutor.reads("有 4 個地方要修正");
            tutor.presses("主要原因須填列一個（只能一個）");
            tutor.isToldAt("mainReason", "主要原因須填列一個（只能一個）");
            tutor.isToldAt("secondaryReasons", "最長 30 字（目前 31 字）");
            tutor.isToldAt("guardian.phones", "此為必填欄位");
            tutor.looksUp();
            tutor.isAccessible();
            tutor.picture("filing-errors");

            tutor.picks("個人因素");
            tutor.picks("個人因素－其他");
            tutor.fills("其他原因說明（可不填）", "轉學");
            tutor.fills(tutor.page().locator("#f-other-PERSONAL"), "想轉學");
            tutor.presses("聯絡人");
            tutor.chooses(tutor.page().locator("[name='guardian.relation']"), "MOTHER");
            tutor.fills("電話或手機", "0900-000-000");
            tutor.presses("檢查並送出");
            tutor.presses("提交");
            tutor.isAt("/cases/" + caseId + "/tracking-records/new");

            JsonNode form = backstage.caseOf(caseId).path("form");
            assertThat(form.at("/mainReason/other").asString()).isEqualTo("轉學");
            assertThat(form.at("/secondaryReasons/0/other").asString()).isEqualTo("想轉學");
            assertThat(form.at("/destination/school").asString()).isEqualTo("UNKNOWN");
        }
    }

    @Test
    @Tag("ST-T-03")
    @Tag("R-SCOPE-07")
    @Tag("N10")
    void st_t_03_who_is_18_by_the_register_is_not_filed_and_the_page_says_who_corrects_it() {
        Pupil pupil = backstage.pupil("方子晏");
        backstage.knownToTheRegister(pupil, TODAY.minusYears(18));
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens("/cases/new?category=TRANSFER");
            tutor.fills("身分證字號", pupil.nationalId());
            tutor.reads("該生已滿18歲，無需填報");
            tutor.reads("出生日期由學籍系統帶入，如有錯誤請致電學籍系統更改資料");
            tutor.presses("開始填報");
            tutor.isAt("/cases/new");
            assertThat(tutor.page().locator(".rj-block")).isFocused();
            tutor.isAccessible();

            backstage.knownToTheRegister(pupil);
            tutor.fills("身分證字號", "");
            tutor.fills("身分證字號", pupil.nationalId());
            tutor.reads("學籍系統的資料");
            tutor.presses("開始填報");
            isInTheForm(tutor);
        }
    }

    @Test
    @Tag("ST-T-06")
    @Tag("R-FLD-19")
    @Tag("R-PWD-08")
    @Tag("T02")
    void st_t_06_the_session_ends_in_the_middle_and_nothing_typed_is_lost() {
        Prepared draft = backstage.draft("江宥恩");
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(draft.page() + "/form?step=CONTACT");
            tutor.fills(tutor.page().locator("[name='guardian.name']"), "江大恩");
            tutor.page().waitForResponse(FilingPagesTest::keepsTheNumber, () -> {
                tutor.fills("電話或手機", "0911-111-111");
                tutor.keys("Tab");
            });
            assertThat(tutor.page().locator("#kept")).hasText(Pattern.compile("已暫存 \\d\\d:\\d\\d"));
            tutor.page().reload();
            assertThat(tutor.page().locator("#f-guardian-phones")).hasValue("0911-111-111");

            tutor.page().context().clearCookies();
            tutor.fills(tutor.page().locator("[name='guardian.name']"), "江小恩");
            tutor.keys("Tab");
            tutor.reads("登入逾時，請重新登入；你填寫的內容仍在本頁");
            tutor.fills("密碼", org.rejoin.As.DEMO_PASSWORD);
            tutor.presses("登入");
            tutor.presses("下一步");
            tutor.reads("何時離校，主要原因是什麼");
            assertThat(backstage
                            .caseOf(draft.caseId())
                            .at("/form/guardian/name")
                            .asString())
                    .isEqualTo("江小恩");
        }
    }

    @Test
    @Tag("SC04")
    @Tag("R-FLD-19")
    void what_was_not_submitted_for_want_of_an_answer_is_not_submitted_by_what_she_does_next() {
        Prepared draft = backstage.draft("江宥安");
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(draft.page() + "/form?step=REVIEW");
            tutor.page().route("**/submit", Route::abort);
            tutor.presses("提交");
            tutor.reads("系統忙碌，這一筆還沒有存入");
            tutor.page().unroute("**/submit");

            // what was typed last, in a step that is not seen now
            tutor.page().evaluate("() => { document.querySelector('[name=\"guardian.name\"]').value = '江大安'; }");
            tutor.presses("暫存離開");
            tutor.page().waitForURL(url -> url.endsWith(draft.page()));
        }
        JsonNode kept = backstage.caseOf(draft.caseId());
        assertThat(kept.at("/form/guardian/name").asString()).isEqualTo("江大安");
        assertThat(kept.path("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    @Tag("SC04")
    @Tag("R-FLD-19")
    void what_was_kept_without_an_answer_is_no_change_of_somebody_else() {
        Prepared draft = backstage.draft("江宥平");
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(draft.page() + "/form?step=CONTACT");
            tutor.page().route("**/api/cases/*/form", AnswerLost::of);
            tutor.fills(tutor.page().locator("[name='guardian.name']"), "江大平");
            tutor.page().locator("[name='guardian.name']").blur();
            tutor.reads("尚未暫存：網路中斷");
            tutor.page().unroute("**/api/cases/*/form");

            tutor.fills(tutor.page().locator("[name='guardian.name']"), "江小平");
            tutor.presses("暫存離開");
            tutor.page().waitForURL(url -> url.endsWith(draft.page()));
        }
        assertThat(backstage.caseOf(draft.caseId()).at("/form/guardian/name").asString())
                .isEqualTo("江小平");
    }

    @Test
    @Tag("ST-P-02")
    @Tag("T03")
    @Tag("c2")
    void st_p_02_a_returned_filing_is_corrected_and_waits_for_the_report_at_once() {
        Prepared waiting = backstage.waitingForReport("江宥彤");
        backstage.returned(waiting, "離校時間有誤");
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(waiting.page());
            tutor.presses("繼續填報");
            tutor.reads("退回修正：離校時間有誤");
            tutor.presses("案件資料");
            tutor.fillsDay("離校時間", TODAY.plusDays(1));
            tutor.presses("檢查並送出");
            tutor.presses("提交");
            tutor.isToldAt("leftOn", "日期不能晚於今天");
            tutor.fillsDay("離校時間", TODAY.minusDays(12));
            tutor.presses("下一步");
            tutor.reads("送出前再看一次");
            tutor.presses("提交");
            tutor.reads("已提交。");
        }
        assertThat(backstage.statusOf(waiting)).isEqualTo("PENDING_REPORT");
    }

    @Test
    @Tag("ST-P-04")
    @Tag("R-CLS-06")
    @Tag("R-FLD-04")
    void st_p_04_after_seven_days_of_absence_the_suspension_is_filed_with_last_time_s_data() {
        Prepared closed = backstage.closable("余書瑜", "ABSENCE_7D_TO_SUSPENSION");
        backstage.closed(closed, "ABSENCE_7D_TO_SUSPENSION");
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens(closed.page());
            registrar.presses("填報休學");
            registrar.reads("上次的資料已帶入，請逐項核對");
            assertThat(registrar.page().getByRole(AriaRole.RADIO)).hasCount(1);
            registrar.isAccessible();
            registrar.presses("開始填報");

            String caseId = isInTheForm(registrar);
            assertThat(registrar.page().locator("[name='student.name']")).hasValue(closed.studentName());
            registrar.presses("聯絡人");
            assertThat(registrar.page().locator("#f-guardian-phones")).hasValue("04-1234567");
            registrar.presses("再加一支電話");
            registrar.fills(registrar.page().getByLabel("第 3 支電話"), "0922-222-222");
            registrar.presses("案件資料");
            registrar.ticks("復學意願");
            registrar.presses("檢查並送出");
            registrar.reads("0922-222-222");
            JsonNode made = backstage.caseOf(caseId);
            assertThat(made.path("leavingType").asString()).isEqualTo("SUSPENSION");
            assertThat(made.at("/form/intentions/0").asString()).isEqualTo("RETURN_TO_SCHOOL");
            assertThat(made.at("/form/mainReason").isNull()).isTrue();
        }
    }

    @Test
    @Tag("SC04")
    void without_script_every_step_can_be_read_and_says_why_nothing_is_sent() {
        Prepared draft = backstage.draft("江宥心");
        try (Visitor tutor = Visitor.withoutScript("tutor-a")) {
            tutor.opens(draft.page() + "/form");
            tutor.presses("聯絡人");
            tutor.reads("可以聯絡到誰");
            assertThat(tutor.page().locator("#f-guardian-phones")).hasValue("04-1234567");
            tutor.presses("案件資料");
            assertThat(tutor.page().locator("#f-leftOn"))
                    .hasValue(Integer.toString(TODAY.minusDays(19).getYear() - 1911));
            assertThat(tutor.page().locator("[name='mainReason.code'][value=FAMILY_ECONOMIC]"))
                    .isChecked();
            tutor.presses("檢查並送出");
            assertThat(tutor.page().locator("section[data-step=REVIEW]")).containsText("經濟因素");
            assertThat(tutor.page().locator("#next")).isDisabled();
        }
    }

    private static boolean keepsTheNumber(Response answer) {
        return answer.request().method().equals("PUT")
                && Objects.requireNonNullElse(answer.request().postData(), "").contains("0911-111-111");
    }

    private static void alsoBecause(Visitor tutor, String category, String reason) {
        var box = tutor.page().locator("details.rj-inner").filter(new Locator.FilterOptions().setHasText(reason));
        tutor.presses(box.getByText(category, new Locator.GetByTextOptions().setExact(true)));
        tutor.ticks(box.getByLabel(reason, new Locator.GetByLabelOptions().setExact(true)));
    }

    private static String isInTheForm(Visitor tutor) {
        tutor.page().waitForURL(FORM);
        var address = FORM.matcher(tutor.page().url());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }
}
