package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.Backstage.Pupil;

/** 杜冠廷 of 乙校 enters who arrived, 沈佩儀 of 甲校 sees it. */
class TransferInPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-P-05")
    @Tag("R-TRF-02")
    @Tag("R-TRF-03")
    @Tag("R-GRN-02")
    @Tag("T19")
    @Tag("c3")
    void st_p_05_the_destination_pastes_ids_and_the_origin_s_case_lights_green() {
        Prepared gone = backstage.reported("馬承翰");
        Pupil nobody = backstage.pupil("無此人");
        try (Visitor destination = Visitor.signedIn("registrar-b");
                Visitor origin = Visitor.signedIn("registrar-a")) {
            origin.opens(gone.page());
            origin.reads("還不能結案");

            destination.opens("/transfer-ins");
            destination.presses("登入");
            destination.isToldAt("nationalIds", "此為必填欄位");
            destination.fills(
                    "身分證字號",
                    "%s\n\n%s\n %s \n%s"
                            .formatted(
                                    nobody.mistyped(),
                                    nobody.nationalId(),
                                    fullWidth(gone.nationalId()),
                                    gone.nationalId()));
            destination.reads("共 4 行，其中 1 行重複，只登入一次。");
            destination.presses("登入");
            destination.reads("登入 3 行：1 行已通知原校，1 行查無未結案之通報，1 行格式不符");
            assertThat(row(destination, 1)).containsText("格式或檢查碼不符");
            assertThat(row(destination, 3)).containsText("查無未結案之通報");
            assertThat(row(destination, 4)).containsText("已通知原校");
            assertThat(row(destination, 5)).containsText("重複，已登入");
            destination.doesNotRead(gone.studentName());
            destination.doesNotRead(gone.nationalId());
            assertThat(destination.page().getByLabel("身分證字號")).hasValue(nobody.mistyped());
            destination.isAccessible();
            destination.picture("transfer-ins-results");

            backstage.shines(gone, "GREEN");
            origin.opens("/cases?list=CLOSABLE&q=" + gone.caseNumber());
            origin.reads(gone.studentName());
            origin.presses("建議結案 " + gone.studentName());
            origin.isAt(gone.page() + "/tracking-records/new");
            assertThat(origin.page().locator("[name=closureReason][value=OTHER_SENIOR_HIGH]"))
                    .isChecked();
            assertThat(origin.page().locator("#f-description"))
                    .hasValue(java.util.regex.Pattern.compile("學生已在.+辦理轉入登記"));

            Locator entered = row(destination, 4);
            destination.presses(entered.getByText("撤回").first());
            destination.presses(entered.getByText("撤回這一行"));
            assertThat(entered.locator(".rj-bad")).hasText("此為必填欄位");
            destination.fills(entered.getByLabel("原因"), "打錯字號");
            destination.presses(entered.getByText("撤回這一行"));
            assertThat(row(destination, 4)).containsText("已撤回");
            backstage.shines(gone, "NONE");
            origin.opens("/cases?list=CLOSABLE&q=" + gone.caseNumber());
            origin.doesNotRead(gone.studentName());
            destination.hasNothingToComplainOf();
        }
        assertThat(backstage.statusOf(gone)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("R-TRF-02")
    @Tag("T19")
    void a_list_that_was_changed_after_a_lost_answer_is_told_its_own_outcomes() {
        Prepared gone = backstage.reported("馬承恩");
        Pupil nobody = backstage.pupil("無此人");
        try (Visitor destination = Visitor.signedIn("registrar-b")) {
            destination.opens("/transfer-ins");
            destination.page().route("**/api/transfer-ins", AnswerLost::of);
            destination.fills("身分證字號", gone.nationalId());
            destination.presses("登入");
            destination.reads("系統忙碌，這一筆還沒有存入");
            destination.page().unroute("**/api/transfer-ins");

            destination.fills("身分證字號", nobody.nationalId() + "\n" + gone.nationalId());
            destination.presses("登入");
            destination.reads("登入 2 行：1 行已通知原校，1 行查無未結案之通報，0 行格式不符");
            assertThat(row(destination, 1)).containsText("查無未結案之通報");
            assertThat(row(destination, 2)).containsText("已通知原校");
        }
    }

    @Test
    @Tag("R-TRF-02")
    @Tag("c6")
    void what_was_entered_before_is_listed_by_month_and_a_line_is_withdrawn_later() {
        Prepared gone = backstage.reported("馬承佑");
        backstage.arrivesElsewhere(gone);
        String shown =
                gone.nationalId().substring(0, 3) + "＊＊＊＊" + gone.nationalId().substring(7);
        try (Visitor destination = Visitor.signedIn("registrar-b")) {
            destination.opens("/transfer-ins");
            Locator line =
                    destination.page().locator("section[aria-labelledby=earlier] tbody tr:has-text('" + shown + "')");
            assertThat(line).containsText("已通知原校");
            destination.doesNotRead(gone.nationalId());
            destination.doesNotRead(gone.studentName());
            Locator months = destination.page().locator("#of");
            destination.chooses(months, months.locator("option").nth(3).getAttribute("value"));
            destination.presses("查看");
            assertThat(line).hasCount(0);
            destination.presses("看全部年月");
            assertThat(line).hasCount(1);

            destination.fills("身分證字號", "貼上，還沒送出");
            destination.presses(line.locator("summary"));
            destination.fills(line.getByLabel("原因"), "打錯字號");
            destination.presses(line.getByText("撤回這一行"));
            assertThat(line).containsText("已撤回");
            assertThat(line.locator("summary")).hasCount(0);
            assertThat(line).isFocused();
            assertThat(destination.page().getByLabel("身分證字號")).hasValue("貼上，還沒送出");
            destination.looksUp();
            destination.isAccessible();
            destination.picture("transfer-ins-earlier");
            destination.isWide(Visitor.SMALL).fits();
            backstage.shines(gone, "NONE");
        }
    }

    private static Locator row(Visitor visitor, int line) {
        return visitor.page()
                .locator("#results tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(visitor.page().locator("td:first-child:text-is(\"%d\")".formatted(line))));
    }

    /** As some systems export it. */
    private static String fullWidth(String id) {
        StringBuilder wide = new StringBuilder();
        id.toUpperCase(Locale.ROOT).chars().forEach(one -> wide.append((char) (one + 0xFEE0)));
        return wide.toString();
    }
}
