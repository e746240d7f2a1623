package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.rejoin.signin.MovableClock;

/** Days 0 to 4 as the five offices of 清泉國中 walk them, at a service with a clock of its own, in the test that moves it. */
public final class AbsenceByKeyboard {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String NAME = "羅以恩";
    private static final String TEACHER = "class-teacher-j";
    private static final String AFFAIRS = "student-affairs-j";
    private static final String REGISTRY = "registry-j";
    private static final String COUNSELLING = "counselling-j";
    private static final String HEAD = "head-j";

    private final String service;
    private final MovableClock clock;
    private final LocalDate monday;

    private AbsenceByKeyboard(String service, MovableClock clock, LocalDate monday) {
        this.service = service;
        this.clock = clock;
        this.monday = monday;
    }

    public static void fromDayZeroToDayFourAndBack(
            String service, MovableClock clock, LocalDate monday, String nationalId) {
        AbsenceByKeyboard walk = new AbsenceByKeyboard(service, clock, monday);
        walk.dayOne(nationalId);
        walk.dayTwo();
        walk.dayThree();
        walk.dayFour();
        walk.backAtSchool();
    }

    private void dayOne(String nationalId) {
        itIs(0);
        try (Visitor head = at(HEAD);
                Visitor teacher = at(TEACHER)) {
            head.opens("/board");
            String before = head.page().locator("[data-live=board-away]").innerText();

            teacher.opens("/attendance?class=707");
            teacher.presses("儲存點名");
            teacher.page().locator(".rj-errors").waitFor();
            teacher.fills("身分證字號", nationalId);
            teacher.fills("姓名", NAME);
            teacher.chooses("出缺席", "缺席");
            teacher.presses("儲存點名");
            teacher.reads("的點名已儲存");

            teacher.opens("/attendance/import");
            teacher.uploads(
                    "檔案",
                    "november.csv",
                    ("身分證字號,姓名,班級,日期,出缺席\n" + nationalId + ",羅以恩,707,2026-13-02,不知\n")
                            .getBytes(StandardCharsets.UTF_8));
            teacher.presses("匯入");
            assertThat(teacher.page().locator(".rj-errors tbody")).containsText("日期");
            assertThat(teacher.page().locator(".rj-errors tbody")).containsText("出缺席");

            assertThat(head.page().locator("[data-live=board-away]"))
                    .hasText(Integer.toString(Integer.parseInt(before) + 1));

            teacher.opens("/pupils");
            does(teacher, "聯繫學生、法定代理人或主要照顧者");
            teacher.presses("完成");
            teacher.isToldAt("note", "此為必填欄位");
            teacher.fills("聯絡紀錄", "與母親通話，孩子不願起床");
            teacher.presses("完成");
            teacher.reads("已儲存。");
            teacher.reads("與母親通話，孩子不願起床");
            teacher.isAccessible();
        }
    }

    private void dayTwo() {
        itIs(1);
        try (Visitor affairs = at(AFFAIRS);
                Visitor teacher = at(TEACHER)) {
            opensLadder(affairs);
            marks(teacher, "2");
            // somebody else did something: told on the open page
            affairs.reads("這位學生的紀錄已有人更新。");
            affairs.opens("/pupils");
            does(affairs, "協同家訪");
            affairs.ticks("導師");
            affairs.presses("完成");
            affairs.isToldAt("participants", "家訪須由學務處（教導處）協同");
            affairs.ticks("學務處");
            affairs.fills("家訪紀錄", "家中無人應門");
            affairs.presses("完成");
            affairs.reads("已儲存。");
            affairs.opens("/pupils");
            records(affairs, "提報學生名單及相關紀錄給輔導室", "名單已交輔導室");
        }
        try (Visitor counselling = at(COUNSELLING)) {
            counselling.opens("/pupils");
            records(counselling, "與導師討論可能原因並追蹤輔導", "家庭關係緊張");
            counselling.reads("家庭關係緊張");
            counselling.reads("家中無人應門");
        }
    }

    private void dayThree() {
        itIs(2);
        try (Visitor teacher = at(TEACHER)) {
            marks(teacher, "2");
            opensLadder(teacher);
            teacher.doesNotRead("家庭關係緊張");
        }
        try (Visitor affairs = at(AFFAIRS)) {
            opensLadder(affairs);
            waives(affairs, "中輟之虞學生協尋因應作為研商會議");
            affairs.fills("原因", "已請里長協助，暫不開會");
            affairs.presses("免除");
            affairs.reads("已請里長協助，暫不開會");
        }
        try (Visitor registry = at(REGISTRY)) {
            registry.opens("/pupils");
            does(registry, "限時掛號通知家長，今日");
            registry.presses("完成");
            registry.isToldAt("reference", "此為必填欄位");
            registry.fills("掛號號碼", "012345");
            registry.presses("完成");
            registry.reads("文號 012345");
        }
    }

    private void dayFour() {
        itIs(3);
        try (Visitor teacher = at(TEACHER)) {
            marks(teacher, "2");
            teacher.opens("/pupils");
            assertThat(task(teacher, "當天上午持續聯繫家長與學生")).containsText("中午前");
        }
        try (Visitor registry = at(REGISTRY)) {
            registry.opens("/pupils");
            does(registry, "中輟通報");
            registry.reads("聯繫學生、法定代理人或主要照顧者");
            registry.presses("登錄通報");
            registry.isToldAt("mainReason", "此為必填欄位");
            registry.fills("通報編號", "1150001");
            registry.chooses("通報事由", "未經請假未到校上課達三日以上");
            registry.chooses("主要原因", "個人因素－其他");
            registry.fills("學校聯絡人", "賴組長");
            registry.fills("聯絡電話", "03-1234567");
            registry.presses("登錄通報");
            registry.isToldAt("other", "此為必填欄位");
            registry.fills("其他說明", "沉迷線上遊戲");
            registry.isAccessible();
            registry.presses("登錄通報");
            registry.reads("已登錄通報");
            registry.isAccessible();
            registry.presses("列印 輟學通報單");
            registry.reads("沉迷線上遊戲");
            registry.reads("（系統無此資料，請填寫）");
            opensLadder(registry);
            registry.reads("傳真輟學通報單至強迫入學委員會");
            registry.reads("正本函報強迫入學委員會");
        }
        try (Visitor head = at(HEAD)) {
            head.opens("/board");
            assertThat(head.page().locator("[aria-labelledby=group-reported]")).containsText(NAME);
            head.doesNotRead("家庭關係緊張");
            opensLadder(head);
            head.reads("家庭關係緊張");
            head.reads("第 4 天");
            head.isAccessible();
        }
    }

    private void backAtSchool() {
        itIs(7);
        try (Visitor teacher = at(TEACHER)) {
            marks(teacher, "1");
            opensLadder(teacher);
            assertThat(teacher.page().locator("h1")).containsText("已到校");
            teacher.reads("主動積極關心與協助");
            teacher.hasNothingToComplainOf();
        }
        try (Visitor registry = at(REGISTRY)) {
            registry.opens("/pupils");
            records(registry, "補救教學計畫與彈性評量", "每週二、四課後補課");
            registry.reads("復學通報單函送原通報單位");
            registry.presses("文件");
            registry.presses("列印 復學通報單");
            registry.reads("復學日期");
            registry.hasNothingToComplainOf();
        }
    }

    /** Thirty-six are back, four stay away: a key each. */
    public static void ticksFortyPupils(String service, String className, LocalDate day) {
        try (Visitor teacher = Visitor.signedInAt(service, TEACHER)) {
            teacher.opens("/attendance?class=" + className + "&day=" + day);
            assertThat(teacher.page().locator("[data-pupil]")).hasCount(40);
            Instant begun = Instant.now();
            teacher.presses("顯示");
            teacher.isAt("/attendance");
            teacher.ticks(teacher.page().locator("[data-pupil] input").first());
            for (int i = 0; i < 40; i++) {
                teacher.keys(i % 10 == 0 ? "2" : "1");
            }
            teacher.keys("Enter");
            teacher.reads("的點名已儲存");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
            teacher.hasNothingToComplainOf();
        }
    }

    private void itIs(int days) {
        clock.moveTo(monday.plusDays(days).atTime(8, 10).atZone(TAIPEI).toInstant());
    }

    private Visitor at(String account) {
        return Visitor.signedInAt(service, account);
    }

    /** The list of the day, by the digit of the mark. */
    private static void marks(Visitor teacher, String digit) {
        teacher.opens("/attendance?class=707");
        teacher.ticks(teacher.page().locator("[data-pupil] input").first());
        teacher.keys(digit, "Enter");
        teacher.reads("的點名已儲存");
    }

    private static void opensLadder(Visitor visitor) {
        visitor.opens("/pupils?of=ALL");
        visitor.presses(visitor.page()
                .locator(".rj-row:has(.rj-tag:text-is('707')) a.rj-name")
                .first());
        visitor.isAt("/pupils/");
    }

    private static Locator task(Visitor visitor, String kind) {
        return visitor.page()
                .locator(".rj-row:has(.rj-tag:text-is('707')):has-text('" + kind + "')")
                .first();
    }

    private static void does(Visitor visitor, String kind) {
        visitor.presses(task(visitor, kind).locator("a.btn"));
        assertThat(visitor.page().locator("h1")).hasText(kind);
    }

    private static void records(Visitor visitor, String kind, String note) {
        does(visitor, kind);
        visitor.fills("紀錄", note);
        visitor.presses("完成");
        visitor.reads("已儲存。");
    }

    private static void waives(Visitor visitor, String kind) {
        visitor.presses(visitor.page()
                .locator(".rj-row:has-text('" + kind + "') a:has-text('免除')")
                .first());
        assertThat(visitor.page().locator("h1")).containsText(kind);
    }
}
