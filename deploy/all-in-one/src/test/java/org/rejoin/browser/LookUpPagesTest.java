package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.Backstage.Pupil;

/** Who looks for a student types whom, and it stands in no address. */
class LookUpPagesTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("SC08")
    @Tag("R-FIL-06")
    @Tag("c30")
    void the_registrar_finds_reported_cases_by_id_or_name_and_the_address_tells_nothing() {
        Prepared reported = backstage.reported("柯以恩");
        Prepared filed = backstage.filed("柯以安");
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/");
            registrar.presses("案件查詢");
            registrar.presses("查詢");
            registrar.reads("請輸入身分證字號或姓名");
            registrar.fills("要找的學生", reported.nationalId());
            registrar.presses("查詢");
            registrar.reads("找到 1 件");
            registrar.reads("示範縣立松濤高級中學");
            String id = reported.nationalId();
            assertThat(registrar.page().locator("#rows [data-of=nationalId]"))
                    .hasText(id.substring(0, 3) + "＊＊＊＊" + id.substring(7));
            assertThat(registrar.page().locator("#rows [data-of=residentialAddress]"))
                    .hasText("示範縣＊＊＊＊1 號");
            registrar.doesNotRead(id);
            registrar.isAccessible();
            registrar.fits();
            registrar.picture("search-found");

            registrar.picks("姓名");
            registrar.fills("要找的學生", "柯以");
            registrar.fillsDay("填報日期迄", LocalDate.now(TAIPEI).minusDays(90));
            registrar.presses("查詢");
            registrar.reads("有 1 個地方要修正");
            registrar.fillsDay("填報日期迄", LocalDate.now(TAIPEI).plusDays(1));
            registrar.presses("查詢");
            registrar.reads("柯以恩");
            registrar.doesNotRead(filed.studentName());
            registrar.isAt("/cases/search");
            assertThat(registrar.page()).hasURL(java.util.regex.Pattern.compile("/cases/search$"));

            registrar.fills("要找的學生", "查無此人");
            registrar.presses("查詢");
            registrar.reads("沒有符合條件的案件");
            registrar.reads("請放寬日期，或核對身分證字號與姓名。");
        }
    }

    @Test
    @Tag("ST-C-04")
    @Tag("SC09")
    @Tag("R-LI-01")
    void st_c_04_no_insurance_is_not_taken_for_no_job_and_the_day_of_the_data_stands_there() {
        Prepared reported = backstage.reported("尤承恩");
        Pupil stranger = backstage.pupil("陌生人");
        try (Visitor counsellor = Visitor.signedIn("counsellor-a")) {
            counsellor.opens("/insurance");
            counsellor.presses("查詢");
            counsellor.isToldAt("nationalId", "請輸入身分證字號");
            counsellor.fills("身分證字號", stranger.mistyped());
            counsellor.presses("查詢");
            counsellor.isToldAt("nationalId", "身分證字號檢查碼不符，請再確認");
            counsellor.fills("身分證字號", stranger.nationalId());
            counsellor.presses("查詢");
            counsellor.isToldAt("nationalId", "沒有你看得到的這名學生的案件，不能查詢。請核對字號，或洽主要通報人。");
            counsellor.isAccessible();

            counsellor.fills("身分證字號", reported.nationalId());
            counsellor.presses("查詢");
            counsellor.reads("查無投保資料");
            counsellor.reads("交換頻率為每兩個月一次，此資料並非即時資料");
            counsellor.reads("查無資料不表示沒有工作");

            backstage.insuredOnAFarm(reported);
            counsellor.picks("農保");
            counsellor.presses("查詢");
            counsellor.reads("找到 1 筆投保資料");
            counsellor.reads("示範農會");
            counsellor.reads("資料日期：");
            counsellor.isAccessible();
            counsellor.picture("insurance-found");
        }
    }

    @Test
    @Tag("ST-K-02")
    @Tag("SC09")
    @Tag("R-LI-01")
    void st_k_02_the_county_looks_up_for_a_school_that_asked() {
        Prepared reported = backstage.reported("謝承勳");
        backstage.insuredOnAFarm(reported);
        backstage.othersAreInsured();
        try (Visitor county = Visitor.signedIn("county")) {
            county.opens("/");
            county.presses("勞保查詢");
            county.picks("農保");
            county.fills("身分證字號", reported.nationalId());
            county.presses("查詢");
            county.reads("示範農會");
            county.reads("示範縣松濤鄉一號");
            county.reads("資料日期：");
            county.picks("勞保");
            county.presses("查詢");
            county.reads("查無投保資料");
            county.reads("資料日期：");
        }
        org.assertj.core.api.Assertions.assertThat(As.account("agency")
                        .get("/api/access-log?account=county")
                        .text())
                .contains("INSURANCE_LOOKED_UP", "FARMERS", reported.caseId())
                .doesNotContain(reported.nationalId(), "示範農會");
    }
}
