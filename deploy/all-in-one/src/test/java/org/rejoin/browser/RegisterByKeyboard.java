package org.rejoin.browser;

import java.time.LocalDate;

/** ST-ER-04 and ST-ER-05 as 賴組長 walks them, at a service with a clock of its own. */
public final class RegisterByKeyboard {

    private static final String NAME = "葉知秋";

    private RegisterByKeyboard() {}

    /** She is entered, looked up by her number, is entered as graduated by mistake, drops out, and comes back over age. */
    public static void fromEntryToReturn(String service, String nationalId) {
        try (Visitor registry = Visitor.signedInAt(service, "registry-j")) {
            registry.opens("/register");
            registry.presses("登錄新生、轉入或原有學生");
            registry.isAt("/register/new");
            registry.chooses("登錄為", "在籍");
            registry.fills("身分證字號", nationalId);
            registry.fills("姓名", NAME);
            registry.fillsDay("出生日期", LocalDate.parse("2009-08-01"));
            registry.fills("年級", "9");
            registry.fills("班級", "903");
            registry.fills("原有學號（可不填）", "1130");
            registry.presses("登錄學籍");
            registry.isToldAt("studentNumber", "學號為6碼數字：入學年度3碼加序號3碼（001起）");
            registry.fills("原有學號（可不填）", "113088");
            registry.presses("登錄學籍");
            registry.reads("已儲存。學號 113088。");
            registry.reads("中輟學籍保留至");

            registry.opens("/register");
            registry.fills("學號", "113999");
            registry.presses("查學號");
            registry.isToldAt("studentNumber", "本校沒有這個學號");
            registry.fills("學號", "113088");
            registry.presses("查學號");
            registry.reads(NAME);

            registry.presses("登錄異動");
            registry.chooses("異動", "畢業");
            registry.presses("登錄異動");
            registry.reads("已儲存。學號 113088。");
            registry.presses("撤銷最近一筆異動");
            registry.fills("更正原因", "點錯學生");
            registry.presses("撤銷異動");
            registry.reads("已儲存。學號 113088。");
            registry.reads("點錯學生");

            registry.presses("登錄異動");
            registry.chooses("異動", "中輟");
            registry.presses("登錄異動");
            registry.reads("已儲存。學號 113088。");
            registry.reads("得輔導其就讀補習學校");

            registry.presses("辦理復學");
            registry.presses("登錄復學");
            registry.isToldAt("decision", "已逾學齡，得輔導其就讀補習學校；請選擇編入年級或輔導就讀，並記載理由");
            registry.chooses("決定", "編入適當年級");
            registry.fills("理由", "學生希望回原校");
            registry.presses("登錄復學");
            registry.reads("已儲存。學號 113088。");
            registry.reads("中輟復學");
            registry.reads("學生希望回原校");
            registry.isAccessible();
            registry.hasNothingToComplainOf();
        }
    }
}
