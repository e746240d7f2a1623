package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.rejoin.signin.MovableClock;

/** ST-ER-03 as 賴組長 walks it, at a service with a clock of its own, in the test that moves it. */
public final class TransferByKeyboard {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String NAME = "凌未央";

    private TransferByKeyboard() {}

    /** @param monday day of the certificate, in a week of school days */
    public static void fromCertificateToReport(
            String service, MovableClock clock, LocalDate monday, String nationalId) {
        clock.moveTo(at(monday.atTime(10, 0)));
        try (Visitor registry = Visitor.signedInAt(service, "registry-j")) {
            registry.opens("/transfers-out");
            registry.presses("開立轉學證明書");
            registry.isAt("/transfers-out/new");
            registry.fills("身分證字號", nationalId);
            registry.fills("姓名", NAME);
            registry.fills("班級", "708");
            registry.chooses("原因", "遷徙");
            registry.presses("開立證明書");
            registry.isToldAt("destination", "此為必填欄位");
            registry.fills("轉入學校或國家", "外縣市示範國中");
            registry.chooses("是否在本縣市", "外縣市");
            registry.presses("開立證明書");
            registry.reads("已登錄。");
            assertThat(lane(registry, "arrival")).containsText(NAME);

            registry.presses(row(registry).locator("a.rj-name"));
            registry.reads("報到尚無憑據，仍是本校學生");
            registry.presses("登錄報到通知");
            registry.fills("身分證字號", nationalId);
            registry.chooses("通知方式", "電話");
            registry.presses("登錄報到通知");
            registry.reads("已儲存。");
            registry.reads("只有電話通知不足為憑");
        }

        clock.moveTo(at(monday.plusDays(4).atTime(8, 30)));
        try (Visitor registry = Visitor.signedInAt(service, "registry-j")) {
            await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> {
                registry.opens("/transfers-out");
                return row(registry).innerText().contains("未報到，須通報中輟");
            });
            assertThat(lane(registry, "overdue")).containsText(NAME);
            registry.presses(row(registry).locator("a.rj-name"));
            registry.reads("未完成轉學報到");
            registry.presses("登錄中輟通報");
            registry.presses("登錄中輟通報");
            registry.isToldAt("reference", "此為必填欄位");
            registry.fills("通報編號", "1150003");
            registry.chooses("主要原因", "須照顧家人");
            registry.fills("學校聯絡人", "賴組長");
            registry.fills("聯絡電話", "03-1234567");
            registry.presses("登錄中輟通報");
            registry.reads("已儲存。");
            registry.reads("報強迫入學委員會");
            registry.reads("文號 1150003");
            registry.isAccessible();
            registry.presses(registry.page().locator("a[href*='/print?paper=DROPOUT_NOTICE']"));
            registry.reads("逾期未接獲轉入學校報到通知");
            registry.reads("須照顧家人");
            registry.isAccessible();
        }
        try (Visitor teacher = Visitor.signedInAt(service, "class-teacher-j")) {
            teacher.opens("/pupils");
            teacher.presses("轉出");
            teacher.presses(row(teacher).locator("a.rj-name"));
            teacher.reads("報到尚無憑據，仍是本校學生");
            teacher.doesNotSee("a:text-is('登錄函報強迫入學委員會')");
            teacher.hasNothingToComplainOf();
        }
    }

    private static Instant at(LocalDateTime moment) {
        return moment.atZone(TAIPEI).toInstant();
    }

    private static Locator lane(Visitor visitor, String key) {
        return visitor.page().locator("[aria-labelledby=lane-" + key + "]");
    }

    private static Locator row(Visitor visitor) {
        return visitor.page()
                .locator(".rj-row:has(a.rj-name:text-is('" + NAME + "'))")
                .first();
    }
}
