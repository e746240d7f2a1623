package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Pupil;

/** 賴組長, and a file of the exchange of registers. */
@Tag("2.4")
class RegisterExchangePagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    void she_brings_the_wrong_file_then_one_with_a_mistake_and_takes_her_register_along() throws IOException {
        Pupil good = backstage.pupil("葉知秋");
        Pupil mistyped = backstage.pupil("吳𠮷安");
        try (Visitor registry = Visitor.signedIn("registry-j")) {
            registry.opens("/register");
            registry.presses("匯入學籍交換資料");
            registry.isAt("/register/import");
            registry.uploads(
                    "XML 檔", "點名.csv", ("身分證字號,姓名\n" + good.nationalId() + ",葉知秋\n").getBytes(StandardCharsets.UTF_8));
            registry.presses("匯入學籍");
            registry.isToldAt("movement", "此為必填欄位");
            registry.chooses("登錄為", "在籍");
            registry.presses("匯入學籍");
            registry.reads("檔案有 1 處要修正");
            registry.reads("這不是 XML 檔（第 1 行）；請從學籍系統匯出學籍交換資料後再上傳。");
            registry.doesNotRead(good.nationalId());

            byte[] file = ("<學籍交換資料>" + pupil(good, good.nationalId()) + pupil(mistyped, mistyped.mistyped())
                            + "</學籍交換資料>")
                    .getBytes(StandardCharsets.UTF_8);
            registry.uploads("XML 檔", "學籍.xml", file);
            registry.presses("匯入學籍");
            registry.reads("檔案有 2 位學生：新登錄 1 位，沿用原學號 0 位，已在學籍 0 位，未登錄 1 位。");
            registry.reads("檔案另有 2 筆缺席的月合計，沒有匯入");
            registry.doesNotSee(".rj-errors");
            Locator rows = registry.page().locator("#exchanged tbody tr");
            assertThat(rows).hasCount(2);
            assertThat(rows.nth(0)).containsText(Pattern.compile("^2未登錄證照號碼：身分證字號檢查碼不符"));
            assertThat(rows.nth(1)).containsText(Pattern.compile("^1已登錄\\d{6}"));
            // the bar on top covers half a line of the menu on any page that is scrolled
            registry.page().evaluate("() => scrollTo(0, 0)");
            registry.isAccessible();
            registry.fits();
            registry.isWide(Visitor.SMALL).fits();
            registry.isWide(Visitor.DESK);
            registry.picture("register-imported");

            registry.uploads("XML 檔", "學籍.xml", file);
            registry.chooses("登錄為", "在籍");
            registry.presses("匯入學籍");
            registry.reads("檔案有 2 位學生：新登錄 0 位，沿用原學號 0 位，已在學籍 1 位，未登錄 1 位。");

            registry.presses("看學籍");
            registry.presses("匯出學籍交換資料");
            registry.reads("請特別注意檔案留存安全性。");
            registry.picks("匯入學籍系統");
            Download register = registry.page().waitForDownload(() -> registry.presses("下載 XML 檔"));
            assertThat(register.suggestedFilename()).isEqualTo("register-990004J.xml");
            assertThat(Files.readString(register.path()))
                    .contains("<學生姓名>葉知秋</學生姓名>", good.nationalId())
                    .doesNotContain(mistyped.nationalId());
            registry.hasNothingToComplainOf();
        }
    }

    @Test
    void she_is_told_of_an_import_that_broke_off_and_the_form_keeps_the_file_to_be_sent_again() {
        Pupil first = backstage.pupil("葉知秋");
        byte[] file = ("<學籍交換資料>" + pupil(first, first.nationalId()) + "</學籍交換資料>").getBytes(StandardCharsets.UTF_8);
        try (Visitor registry = Visitor.signedIn("registry-j")) {
            registry.opens("/register/import");
            registry.uploads("XML 檔", "學籍.xml", file);
            registry.chooses("登錄為", "在籍");
            String broken = """
                    {"pupils":2,"entered":1,"returned":0,"alreadyThere":0,"refused":0,"unfinished":1,"absenceMonths":0,"results":[
                     {"position":1,"standing":"ENTERED","entryId":"55555555-5555-4555-8555-555555555555","number":"115001","problems":[]},
                     {"position":2,"standing":"UNFINISHED","problems":[]}]}""";
            registry.page()
                    .route(
                            "**/api/register-entries/import",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(broken)));
            registry.presses("匯入學籍");
            registry.reads("匯入中斷，還有 1 位學生沒有處理完。請再匯入同一個檔案，學生不會重複登錄。");
            Locator rows = registry.page().locator("#exchanged tbody tr");
            assertThat(rows.nth(0)).containsText("2未處理完");
            assertThat(rows.nth(1)).containsText("1已登錄115001");
            registry.page().evaluate("() => scrollTo(0, 0)");
            registry.isAccessible();
            registry.isWide(Visitor.SMALL).fits();
            registry.isWide(Visitor.DESK);

            registry.page().unroute("**/api/register-entries/import");
            registry.presses("匯入學籍");
            registry.reads("檔案有 1 位學生：新登錄 1 位");
            registry.doesNotRead("匯入中斷");
            registry.hasNothingToComplainOf();
        }
    }

    @Test
    void only_who_keeps_the_register_is_shown_the_way() {
        for (String page : new String[] {"/register/import", "/register/export"}) {
            assertThat(As.account("class-teacher-j").get(page).status()).isEqualTo(403);
            assertThat(As.account("head-j").get(page).status()).isEqualTo(200);
        }
    }

    private static String pupil(Pupil pupil, String nationalId) {
        return """
                <學生基本資料><基本資料><學生姓名>%s</學生姓名><學生生日>%s</學生生日><現在年級>9</現在年級><現在班級>03</現在班級>
                <身分證證照><證照號碼>%s</證照號碼></身分證證照></基本資料><異動資料/>
                <期中資料><期中缺席><期中缺席_資料內容><期中缺席_分月資料><期中缺席_月>9</期中缺席_月></期中缺席_分月資料>
                </期中缺席_資料內容></期中缺席></期中資料></學生基本資料>""".formatted(pupil.name(), pupil.birthDate(), nationalId);
    }
}
