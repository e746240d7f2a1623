package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 高崇德 looks, and only looks. */
class ManagerPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-M-01")
    @Tag("R-ST-01")
    void st_m_01_every_case_of_the_school_opens_and_nothing_can_be_done_to_it() {
        Prepared waiting = backstage.waitingForReport("高以安");
        Prepared closable = backstage.closable("高以琳", "ENROLMENT_GIVEN_UP");
        try (Visitor manager = Visitor.signedIn("manager-a")) {
            manager.opens("/");
            for (String list : List.of("中途離校", "長期缺課", "轉學")) {
                manager.presses(manager.page()
                        .getByRole(AriaRole.NAVIGATION)
                        .getByRole(AriaRole.LINK)
                        .filter(new Locator.FilterOptions().setHasText(list)));
                assertThat(manager.page().locator("h1")).hasText(list);
                manager.doesNotRead("新增填報");
            }
            manager.doesNotRead("勞保查詢");
            for (Prepared one : List.of(waiting, closable)) {
                manager.opens("/cases?list=OPEN&q=" + one.caseNumber());
                assertThat(manager.page().locator("tbody .btn-primary")).hasCount(0);
                manager.presses(one.studentName());
                manager.isAt(one.page());
                manager.waitsUntilIdle();
                // the next step stands there, locked, for whoever waits for it; a menu holds nothing back
                Locator offered = manager.page().locator("[data-actions] [data-action]:not([hidden], [hidden] *)");
                assertThat(offered).hasCount(1);
                assertThat(offered).hasAttribute("aria-disabled", "true");
                assertThat(offered).hasText(one == waiting ? "通報" : "結案");
                manager.opens(one.page() + "?tab=RECORDS");
                manager.reads("電話聯繫家長");
                manager.opens(one.page() + "?tab=LEAVING");
                manager.reads("離校");
                manager.opens(one.page() + "/trackers", 403);
            }
        }
    }

    @Test
    @Tag("ST-M-02")
    @Tag("SC08")
    @Tag("R-FLD-06")
    @Tag("R-FIL-06")
    void st_m_02_a_name_with_a_rare_character_is_found_once_reported_and_drawn_right() throws Exception {
        Prepared reported = backstage.reported("吳𠮷安");
        Prepared filed = backstage.filed("吳𠮷平");
        try (Visitor manager = Visitor.signedIn("manager-a")) {
            manager.opens("/");
            manager.presses("案件查詢");
            manager.picks("姓名");
            manager.fills("要找的學生", "吳𠮷安");
            manager.presses("查詢");
            assertThat(manager.page().locator("#rows")).containsText("吳𠮷安");
            manager.fills("要找的學生", filed.studentName());
            manager.presses("查詢");
            manager.reads("沒有符合條件的案件");
            manager.reads("尚未通報的案件不在查詢範圍");
            assertThat(manager.page()).hasURL(java.util.regex.Pattern.compile("/cases/search$"));
            manager.opens(reported.page() + "/print");
            manager.reads("吳𠮷安");
            manager.opens("/cases?list=ALL&q=" + reported.caseNumber());
            manager.presses("匯出");
            manager.picks("會議");
            Download sheet = manager.page().waitForDownload(() -> manager.presses("下載 Excel"));
            Assertions.assertThat(wordsIn(sheet)).contains("吳𠮷安");
        }
        Assertions.assertThat(As.account("registrar-a")
                        .get("/api/access-log?account=manager-a")
                        .text())
                .contains("CASE_SEARCHED")
                .doesNotContain("吳𠮷");
    }

    private static String wordsIn(Download sheet) throws Exception {
        try (ZipFile parts = new ZipFile(sheet.path().toFile());
                InputStream words = parts.getInputStream(parts.getEntry("xl/sharedStrings.xml"))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(words)
                    .getDocumentElement()
                    .getTextContent();
        }
    }
}
