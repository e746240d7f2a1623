package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** ST-C-05 as 何佳穎 walks it: its months pass at a service with a clock of its own, in the test that moves it. */
public final class CounsellorInJanuary {

    private CounsellorInJanuary() {}

    /** From the message to the record that was missing. */
    public static void writesTheSecondRecord(String service, String caseId, String caseNumber) {
        try (Visitor counsellor = Visitor.signedInAt(service, "counsellor-a")) {
            counsellor.opens("/inbox");
            Locator message = messageOf(counsellor, caseNumber);
            assertThat(message).containsText("本學期追蹤 1/2 筆，學期將於 116/01/31 結束");
            counsellor.isAccessible();
            counsellor.presses(message.locator("[data-goes]"));
            counsellor.isAt("/cases/" + caseId);
            assertThat(counsellor.page().locator("[aria-labelledby=duties]"))
                    .containsText("本學期追蹤 1/2 筆，學期將於 116/01/31 結束");

            counsellor.presses("新增追蹤紀錄");
            counsellor.presses("昨日");
            counsellor.fills("時間", "18:30");
            counsellor.picks("電訪");
            counsellor.picks("離校在家");
            counsellor.chooses("目前生活狀況", "沒有規劃");
            counsellor.ticks("學校師長持續追蹤");
            counsellor.ticks(counsellor.page().locator("[name=employmentReferral][value=false]"));
            counsellor.fills("追蹤說明內容", "期末前再聯繫一次，學生在家。");
            counsellor.presses("提交");
            counsellor.reads("追蹤紀錄已送出。");
            counsellor.hasNothingToComplainOf();
        }
    }

    /** Once the duty is met nothing more is asked. */
    public static void readsThatItIsDone(String service, String caseId, String caseNumber) {
        try (Visitor counsellor = Visitor.signedInAt(service, "counsellor-a")) {
            counsellor.opens("/inbox?show=ALL");
            assertThat(messageOf(counsellor, caseNumber)).containsText("已處理");
            counsellor.opens("/cases/" + caseId);
            counsellor.doesNotRead("本學期追蹤 1/2 筆");
            counsellor.hasNothingToComplainOf();
        }
    }

    private static Locator messageOf(Visitor reader, String caseNumber) {
        return reader.page().locator("[data-message]:has-text('" + caseNumber + "')");
    }
}
