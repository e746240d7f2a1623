package org.rejoin.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.rejoin.As;
import org.rejoin.Service;
import org.springframework.core.env.Environment;

/** One service for all tests of this package, with a mail server, another system, and a clock that moves. */
final class NotificationWorld {

    static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");

    private static final AtomicInteger STUDENTS = new AtomicInteger(7_000_000);
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    static final OtherSystem OTHER = other();
    private static final Service SERVICE = start();

    private NotificationWorld() {}

    private static OtherSystem other() {
        try {
            return new OtherSystem();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Service start() {
        MAIL.start();
        List<String> settings = new ArrayList<>(List.of(
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + MAIL.getSmtp().getPort(),
                "--rejoin.mail.poll=100ms",
                "--rejoin.digest.poll=200ms",
                "--rejoin.webhooks.poll=100ms",
                "--rejoin.webhooks.timeout=2s",
                "--rejoin.webhooks.private-addresses=true"));
        settings.addAll(OTHER.trustSettings());
        return Service.start(Service.temporaryData(), new Ahead(), settings.toArray(String[]::new));
    }

    private static final class Ahead extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(AHEAD.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Another node on the same database, by the same clock. */
    static Service secondNode() {
        Environment first = bean(Environment.class);
        List<String> settings = new ArrayList<>(List.of(
                "--rejoin.demo.external-database=true",
                "--rejoin.digest.poll=100ms",
                "--rejoin.webhooks.private-addresses=true"));
        for (String name : List.of(
                "spring.datasource.url",
                "spring.datasource.username",
                "spring.datasource.password",
                "rejoin.migrations.user",
                "rejoin.migrations.password",
                "rejoin.keys.user",
                "rejoin.keys.password",
                "rejoin.keys.master",
                "rejoin.secrets.key",
                "spring.mail.host",
                "spring.mail.port")) {
            settings.add("--" + name + "=" + first.getProperty(name));
        }
        return Service.start(Service.temporaryData(), new Ahead(), settings.toArray(String[]::new));
    }

    static As as(String account) {
        return As.account(SERVICE.address(), account);
    }

    static <T> T bean(Class<T> type) {
        return SERVICE.beanOf(type);
    }

    static Instant now() {
        return Instant.now().plus(AHEAD.get());
    }

    static void after(Duration time) {
        AHEAD.updateAndGet(before -> before.plus(time));
    }

    /** Texts of the mails to an address whose subject has these words. */
    static List<String> mails(String address, String subject) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getSubject().contains(subject)
                                && message.getRecipients(Message.RecipientType.TO)[0]
                                        .toString()
                                        .equals(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(message -> {
                    try {
                        return message.getContent().toString();
                    } catch (MessagingException | IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    record Filed(String caseId, String nationalId, String caseNumber) {}

    /** Filed and submitted by a tutor of school A. */
    static Filed filed() {
        String id = UUID.randomUUID().toString();
        String nationalId = nationalId(STUDENTS.incrementAndGet());
        LocalDate today = LocalDate.ofInstant(now(), TAIWAN);
        succeeds(as("tutor-a")
                .post("/api/cases", """
                        {"caseId": "%s", "leavingType": "UNEXCUSED_ABSENCE", "form": {
                          "student": {"nationalId": "%s", "name": "王小明", "birthDate": "%s", "identities": ["ORDINARY"]},
                          "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["04-1234567"]},
                          "leftOn": "%s", "mainReason": {"code": "FAMILY_ECONOMIC"}}}""".formatted(id, nationalId, today.minusYears(16), today.minusDays(10))));
        succeeds(as("tutor-a").post("/api/cases/" + id + "/submit"));
        String number =
                as("tutor-a").get("/api/cases/" + id).json().get("caseNumber").asString();
        return new Filed(id, nationalId, number);
    }

    /** And reported. */
    static Filed reported() {
        Filed filed = filed();
        succeeds(as("tutor-a").post("/api/cases/" + filed.caseId() + "/tracking-records", """
                        {"recordId": "%s", "trackedAt": "%s", "method": "PHONE", "dwelling": "AT_HOME",
                         "lifeSituation": "NO_PLAN", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                         "description": "電訪家長"}""".formatted(
                        UUID.randomUUID(),
                        OffsetDateTime.ofInstant(now(), TAIWAN).minusMinutes(1).withNano(0))));
        succeeds(as("registrar-a").post("/api/cases/" + filed.caseId() + "/report"));
        return filed;
    }

    static void succeeds(As.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static String nationalId(int number) {
        String digits = "%08d".formatted(10_000_000 + number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
