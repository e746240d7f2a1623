package org.rejoin.browser;

import com.microsoft.playwright.Locator;

/** ST-EH-03 as student affairs and the head walk it, at a service with a clock of its own. */
public final class MeetingByKeyboard {

    private MeetingByKeyboard() {}

    /** @param pupil page of somebody who is away for the third day */
    public static void fromCallToTask(String service, String pupil) {
        try (Visitor affairs = Visitor.signedInAt(service, "student-affairs-j")) {
            affairs.opens(pupil);
            affairs.presses("召集會議");
            affairs.reads("中輟之虞學生協尋因應作為研商會議");
            affairs.presses("召集");
            affairs.isToldAt("place", "此為必填欄位");
            affairs.fills("地點", "校長室");
            affairs.ticks("學務處");
            affairs.ticks("警政");
            affairs.fills("警政的機關名稱", "清泉派出所");
            affairs.presses("召集");
            affairs.reads("已召集。");
            affairs.presses(first(affairs));
            affairs.reads("清泉派出所");
            affairs.presses("開會通知單");
            affairs.reads("為保護學生，通知單不列姓名。");
            affairs.isAccessible();
        }
        try (Visitor head = Visitor.signedInAt(service, "head-j")) {
            head.opens("/board");
            head.presses("會議");
            head.presses(first(head));
            head.presses("登錄會議紀錄");
            head.fills("會議紀錄", "鄰居稱全家外出");
            head.fills(head.page().getByLabel("辦理事項").first(), "洽派出所協尋");
            head.presses("儲存會議紀錄");
            head.isToldAt("participants", "至少勾選一個與會單位");
            head.ticks("校長");
            head.presses("儲存會議紀錄");
            head.isToldAt("decisions.0.owner", "請選擇負責處室");
            head.chooses(head.page().getByLabel("負責處室").first(), "學務處");
            head.presses("儲存會議紀錄");
            head.reads("已儲存。");
            head.reads("洽派出所協尋");
            head.isAccessible();
        }
        try (Visitor affairs = Visitor.signedInAt(service, "student-affairs-j")) {
            affairs.opens("/pupils");
            Locator task = affairs.page().locator(".rj-row:has-text('洽派出所協尋')").first();
            affairs.presses(task.locator("a.btn-primary"));
            affairs.fills("辦理情形", "派出所已受理");
            affairs.presses("完成");
            affairs.reads("已儲存。");
            affairs.reads("派出所已受理");
            affairs.hasNothingToComplainOf();
        }
    }

    private static Locator first(Visitor visitor) {
        return visitor.page()
                .locator("[aria-labelledby=group-planned] a.rj-name")
                .first();
    }
}
