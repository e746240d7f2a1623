package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** The lists as somebody arranges them for herself, and the first page of those who look. */
@Tag("SC03")
class ListPagesTest {

    private static final String SUSPENSIONS = "/cases?list=TRACKING&category=EARLY_LEAVING&leavingType=SUSPENSION";

    private final Backstage backstage = new Backstage();

    @Test
    void columns_and_filters_follow_the_account_to_another_browser() {
        backstage.reported("羅以安");
        try (Visitor counsellor = Visitor.signedIn("counsellor-a")) {
            counsellor.opens(SUSPENSIONS);
            counsellor.presses("欄位");
            counsellor.isAccessible();
            counsellor.picture("cases-columns");
            counsellor.ticks("結案原因與時間");
            counsellor.unticks("通報");
            counsellor.presses("套用欄位");
            counsellor.page().waitForURL(url -> url.contains("SUSPENSION"));
            counsellor.presses("存這個篩選");
            counsellor.reads("已存篩選");
            counsellor.isAccessible();
            counsellor.fits();
            counsellor.picture("cases-kept");
            counsellor.isWide(Visitor.PHONE).fitsAnyPhone();
        }
        try (Visitor elsewhere = Visitor.signedIn("counsellor-a")) {
            elsewhere.opens("/cases?list=ALL&category=EARLY_LEAVING");
            PlaywrightAssertions.assertThat(heading(elsewhere, "結案原因與時間")).isVisible();
            PlaywrightAssertions.assertThat(heading(elsewhere, "通報")).hasCount(0);
            elsewhere.presses("追蹤中・休學");
            elsewhere.isAt("/cases?list=TRACKING");
            elsewhere.presses("移除篩選：追蹤中・休學");
            elsewhere.reads("已移除這個篩選。");
            elsewhere.presses("復原");
            PlaywrightAssertions.assertThat(
                            elsewhere.page().getByRole(AriaRole.LINK).getByText("追蹤中・休學"))
                    .isVisible();
            elsewhere.hasNothingToComplainOf();
            elsewhere.presses("移除篩選：追蹤中・休學");
            elsewhere.reads("已移除這個篩選。");
            elsewhere.opens("/cases?list=ALL&category=EARLY_LEAVING");
            elsewhere.doesNotRead("追蹤中・休學");
            elsewhere.presses("欄位");
            elsewhere.ticks("通報");
            elsewhere.unticks("結案原因與時間");
            elsewhere.presses("套用欄位");
            PlaywrightAssertions.assertThat(heading(elsewhere, "結案原因與時間")).hasCount(0);
        }
    }

    @Test
    @Tag("IF07")
    @Tag("IF08")
    @Tag("R-FIL-06")
    void the_list_shown_is_taken_along_for_a_purpose_and_only_what_was_reported() throws IOException {
        Prepared reported = backstage.reported("羅以恩");
        Prepared filed = backstage.filed("羅以信");
        try (Visitor registrar = Visitor.withoutScript("registrar-a")) {
            registrar.opens("/cases?list=ALL");
            registrar.presses("匯出");
            registrar.reads("請特別注意檔案留存安全性。");
            registrar.reads("尚未通報的不匯出");
            registrar.picks("會議");
            Download file = registrar.page().waitForDownload(() -> registrar.presses("下載 CSV"));
            assertThat(Files.readString(file.path()))
                    .contains(reported.caseNumber(), reported.studentName())
                    .doesNotContain(filed.caseNumber());
            Download sheet = registrar.page().waitForDownload(() -> registrar.presses("下載 Excel"));
            assertThat(sheet.suggestedFilename()).isEqualTo("cases.xlsx");
        }
        assertThat(As.account("registrar-a")
                        .get("/api/access-log?account=registrar-a")
                        .text())
                .contains("LIST_EXPORTED", "purpose=MEETING format=XLSX");
    }

    @Test
    void what_was_mistyped_as_a_day_stays_in_its_box_and_says_so() {
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?list=ALL&from=115/13/45&to=eleventh");
            registrar.reads("日期請依 115/11/20 的格式輸入");
            isRefused(registrar, "from", "115/13/45");
            isRefused(registrar, "to", "eleventh");
            registrar.isAccessible();

            registrar.opens("/cases?list=ALL&from=115/11/20&to=115/11/01");
            PlaywrightAssertions.assertThat(registrar.page().locator("#from")).hasValue("115/11/20");
            isRefused(registrar, "to", "115/11/01");
        }
    }

    private static void isRefused(Visitor visitor, String name, String typed) {
        Locator box = visitor.page().locator("#filter [name=" + name + "]");
        PlaywrightAssertions.assertThat(box).hasValue(typed);
        PlaywrightAssertions.assertThat(box).hasAttribute("aria-invalid", "true");
    }

    @Test
    @Tag("SC02")
    void who_answers_for_many_sees_figures_and_no_empty_lanes() {
        Prepared reported = backstage.reported("羅以樂");
        As.account("agency").get("/api/cases?q=" + reported.caseNumber());
        for (String account : new String[] {"manager-a", "county", "agency"}) {
            try (Visitor reader = Visitor.signedIn(account)) {
                reader.opens("/");
                reader.reads("追蹤中（件）");
                reader.reads("本月通報（件）");
                reader.reads("期限已過（件）");
                reader.reads("學年度第");
                reader.isAccessible();
                reader.fits();
                reader.picture("home-" + account);
            }
        }
        try (Visitor tutor = Visitor.signedIn("tutor-b")) {
            tutor.opens("/");
            tutor.doesNotRead("本月通報（件）");
        }
    }

    private static Locator heading(Visitor visitor, String word) {
        return visitor.page()
                .getByRole(
                        AriaRole.COLUMNHEADER,
                        new Page.GetByRoleOptions().setName(word).setExact(true));
    }
}
