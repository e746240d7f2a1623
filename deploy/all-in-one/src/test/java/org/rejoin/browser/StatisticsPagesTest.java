package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 高崇德 before the school meeting, 邱詠晴 of the county, and who asks why the yearbook says something else. */
@Tag("SC10")
class StatisticsPagesTest {

    private final Backstage backstage = new Backstage();

    /** Reported, and in the figures. */
    private Prepared counted(String studentName) {
        Prepared reported = backstage.reported(studentName);
        As.account("agency").get("/api/statistics/school-summary?from=2020-01-01&to=2099-12-31");
        return reported;
    }

    @Test
    @Tag("ST-M-03")
    @Tag("R-STA-01")
    @Tag("R-STA-02")
    @Tag("IF08")
    void st_m_03_figures_by_report_and_by_leaving_and_a_file_that_is_recorded() throws IOException {
        Prepared reported = counted("江宥霖");
        try (Visitor manager = Visitor.signedIn("manager-a")) {
            manager.opens("/");
            manager.presses("統計報表");
            manager.reads("只計已通報案件，作廢不計。");
            manager.reads("同一學生只計一次");
            manager.page()
                    .waitForFunction(
                            "() => window.Chart && [...document.querySelectorAll('canvas')].every(one => Chart.getChart(one))");
            manager.hasNothingToComplainOf();

            manager.fills(manager.page().locator("#from"), "115/11/31");
            manager.presses("更新");
            manager.reads("起日請依 115/08/01 的格式輸入。");
            manager.fills(manager.page().locator("#from"), "1141101");
            manager.fills(manager.page().locator("[name=to]"), "114/10/01");
            manager.presses("更新");
            manager.reads("迄日不能早於起日。");
            manager.fills(manager.page().locator("[name=to]"), "114/11/30");
            manager.chooses("計算依據", "以離校時間");
            manager.presses("更新");
            manager.reads("沒有符合條件的已通報案件。");
            manager.presses("清除條件");

            manager.presses("中離生名單");
            manager.reads(reported.studentName());
            manager.presses("匯出");
            manager.reads("請特別注意檔案留存安全性。");
            Download file = manager.page().waitForDownload(() -> manager.presses("下載 CSV"));
            assertThat(Files.readString(file.path())).contains(reported.caseNumber(), reported.studentName());
        }
        assertThat(As.account("registrar-a")
                        .get("/api/access-log?account=manager-a")
                        .text())
                .contains("ROSTER_EXPORTED", "format=csv");
    }

    @Test
    @Tag("ST-A-03")
    @Tag("R-STA-04")
    void st_a_03_the_earlier_figure_stands_beside_todays_with_the_cases_that_make_the_difference() {
        Prepared reported = counted("江宥翔");
        LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Taipei")).minusDays(1);
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/statistics");
            registrar.fills(
                    registrar.page().locator("#asOf"), yesterday.plusDays(2).toString());
            registrar.presses("更新");
            registrar.reads("不能晚於今天");
            registrar.fills(registrar.page().locator("#asOf"), yesterday.toString());
            registrar.presses("更新");
            registrar.reads("當時的數字");
            registrar.reads("與今日的差異");
            registrar.reads(reported.caseNumber());
            registrar.reads("之後通報");
        }
    }

    @Test
    @Tag("ST-K-01")
    @Tag("R-STA-01")
    void st_k_01_the_county_reads_its_figures_without_script_and_names_only_of_a_school_it_asks_for() {
        Prepared reported = counted("江宥柔");
        try (Visitor county = Visitor.withoutScript("county")) {
            county.opens("/statistics");
            county.reads("離校種類");
            county.reads("無故缺曠連續三日");
            county.opens("/statistics/roster");
            county.reads("請先在篩選填學校代碼");
            county.doesNotRead(reported.studentName());
            county.fills(county.page().locator("#school"), "990001");
            county.presses("更新");
            county.reads(reported.studentName());
            county.opens("/accounts");
            county.reads("找不到這一頁");
        }
    }
}
