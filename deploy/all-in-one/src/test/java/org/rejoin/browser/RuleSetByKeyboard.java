package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;

/** Rules as a head adjusts them and a county's officer looks at them, at a service with a clock of its own. */
public final class RuleSetByKeyboard {

    private RuleSetByKeyboard() {}

    public static void adjusts(String service) {
        try (Visitor head = Visitor.signedInAt(service, "head-j")) {
            head.opens("/");
            head.presses("規則");
            head.isAt("/rule-sets");
            head.presses("示範縣立清泉國民中學");
            head.reads("第 1 版，");
            head.presses("編輯下一版");
            assertThat(duty(head, "REGISTERED_LETTER").locator("[data-on]")).isDisabled();
            head.presses(duty(head, "DISCUSS_CAUSES").locator("summary"));
            Locator owed = duty(head, "DISCUSS_CAUSES").locator("[data-on]");
            owed.focus();
            head.keys("Space");
            assertThat(owed).not().isChecked();
            head.presses("試算會改變什麼");
            head.isToldAt("reason", "此為必填欄位");
            head.fills("事由", "由輔導室另訂");
            head.presses("試算會改變什麼");
            head.reads("本學年追蹤中");
            head.isAccessible();
            head.presses("發布");
            head.reads("已發布；自生效日起適用");
            head.reads("第 2 版待生效");
            head.opens("/rule-sets/990004J/JUNIOR_HIGH/next?on=2026-12-20");
            assertThat(duty(head, "DISCUSS_CAUSES").locator("[data-on]")).not().isChecked();
            head.hasNothingToComplainOf();
        }
    }

    public static void looksWhatWouldChange(String service) {
        try (Visitor county = Visitor.signedInAt(service, "county")) {
            county.opens("/rule-sets/990/JUNIOR_HIGH/next");
            county.fills("連續缺席幾個上課日後通報（次一上課日）", "2");
            county.fills("事由", "府教字第2號");
            county.presses("試算會改變什麼");
            county.reads("通報任務須在第 3 天");
            county.hasNothingToComplainOf();
        }
    }

    private static Locator duty(Visitor visitor, String kind) {
        return visitor.page().locator("details[data-kind=" + kind + "]");
    }
}
