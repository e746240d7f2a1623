package org.rejoin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.notification.NotificationWorld.TAIWAN;
import static org.rejoin.notification.NotificationWorld.after;
import static org.rejoin.notification.NotificationWorld.as;
import static org.rejoin.notification.NotificationWorld.filed;
import static org.rejoin.notification.NotificationWorld.mails;
import static org.rejoin.notification.NotificationWorld.now;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.notification.NotificationWorld.Filed;
import org.springframework.core.env.Environment;

@Tag("N01")
@Tag("c9")
@Timeout(180)
class DigestTest {

    private static final String PRINCIPAL = "registrar-a@songtao.example";
    private static final String DIGEST = "您有未讀訊息";
    private static final String AT_ONCE = "有新的填報案件";

    @BeforeAll
    static void start() {
        // is no part of any test
        as("agency");
    }

    @AfterEach
    void asItWas() {
        prefers("{\"mail\":\"IMMEDIATELY\"}");
    }

    @Test
    void without_a_choice_each_new_case_is_mailed_as_it_happens() {
        prefers("{\"mail\":\"IMMEDIATELY\"}");
        assertThat(as("counsellor-a").get("/api/account/notifications").json().toString())
                .isEqualTo("{\"mail\":\"IMMEDIATELY\",\"dailyAt\":\"07:30\"}");

        Filed filed = filed();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> mails(PRINCIPAL, AT_ONCE).stream().anyMatch(it -> it.contains(filed.caseNumber())));
    }

    @Test
    void who_wants_it_daily_gets_one_mail_a_day_at_the_moment_chosen_with_numbers_alone() {
        prefers("{\"mail\":\"DAILY\",\"dailyAt\":\"06:15\"}");
        int before = digests().size();
        Filed first = filed();
        Filed second = filed();
        as("registrar-a").get("/api/inbox");

        untilJustBefore(LocalTime.of(6, 15));
        stays(before);
        after(Duration.ofMinutes(2));
        await().atMost(Duration.ofSeconds(20)).until(() -> digests().size() == before + 1);

        String mail = digests().get(before);
        assertThat(mail)
                .contains(first.caseNumber(), second.caseNumber(), "2 則未讀訊息", "Unread messages: 2")
                .doesNotContain("王小明", first.nationalId());
        assertThat(mails(PRINCIPAL, AT_ONCE)).noneMatch(it -> it.contains(first.caseNumber()));

        // nothing twice, and nothing where nothing is due
        after(Duration.ofDays(1));
        stays(before + 1);
    }

    @Test
    void what_was_read_meanwhile_is_not_told() {
        prefers("{\"mail\":\"DAILY\",\"dailyAt\":\"06:15\"}");
        int before = digests().size();
        Filed filed = filed();
        as("registrar-a").get("/api/inbox?unread=true").json().get("items").forEach(item -> {
            if (item.path("caseId").asString().equals(filed.caseId())) {
                as("registrar-a")
                        .post("/api/inbox/" + item.get("notificationId").asString() + "/read");
            }
        });

        after(Duration.ofDays(1));
        stays(before);
    }

    @Test
    void who_wants_none_gets_none() {
        prefers("{\"mail\":\"NEVER\"}");
        int before = digests().size();

        Filed filed = filed();
        as("registrar-a").get("/api/inbox");

        after(Duration.ofDays(2));
        stays(before);
        assertThat(mails(PRINCIPAL, AT_ONCE)).noneMatch(it -> it.contains(filed.caseNumber()));
    }

    @Test
    void after_days_of_outage_there_is_one_digest_and_two_nodes_send_it_once() {
        prefers("{\"mail\":\"DAILY\",\"dailyAt\":\"06:15\"}");
        int before = digests().size();
        filed();
        as("registrar-a").get("/api/inbox");
        try (Service ignored = NotificationWorld.secondNode()) {
            after(Duration.ofDays(3));

            await().atMost(Duration.ofSeconds(20)).until(() -> digests().size() == before + 1);
            stays(before + 1);
        }
    }

    @Test
    void a_crash_between_the_claim_and_the_queue_leaves_everything_as_it_was() throws SQLException {
        prefers("{\"mail\":\"DAILY\",\"dailyAt\":\"06:15\"}");
        int before = digests().size();
        Filed filed = filed();
        as("registrar-a").get("/api/inbox");
        owner("ALTER TABLE command_side.mail ADD CONSTRAINT broken CHECK (kind <> 'DAILY_DIGEST') NOT VALID");
        try {
            after(Duration.ofDays(1));
            stays(before);
        } finally {
            owner("ALTER TABLE command_side.mail DROP CONSTRAINT broken");
        }
        // what failed is tried again ten minutes later
        after(Duration.ofMinutes(11));

        await().atMost(Duration.ofSeconds(20)).until(() -> digests().size() == before + 1);
        assertThat(digests().get(before)).contains(filed.caseNumber());
    }

    @Test
    void a_moment_that_is_none_is_refused() {
        assertThat(as("registrar-a")
                        .put("/api/account/notifications", "{\"mail\":\"DAILY\",\"dailyAt\":\"24:30\"}")
                        .fields())
                .containsExactly("UNREADABLE");
        assertThat(as("registrar-a")
                        .put("/api/account/notifications", "{\"mail\":\"WEEKLY\"}")
                        .status())
                .isEqualTo(400);
    }

    private static void prefers(String preference) {
        // what happened before is in the inbox, and so not in the next digest
        as("registrar-a").get("/api/inbox");
        As.Answer answer = as("registrar-a").put("/api/account/notifications", preference);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private static List<String> digests() {
        return mails(PRINCIPAL, DIGEST);
    }

    private static void stays(int number) {
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> digests().size() == number);
    }

    private static void untilJustBefore(LocalTime time) {
        ZonedDateTime present = now().atZone(TAIWAN);
        ZonedDateTime wanted = present.with(time).minusMinutes(1);
        after(Duration.between(present, wanted.isAfter(present) ? wanted : wanted.plusDays(1)));
    }

    private static void owner(String sql) throws SQLException {
        Environment settings = NotificationWorld.bean(Environment.class);
        try (Connection connection = DriverManager.getConnection(
                        Objects.requireNonNull(settings.getProperty("spring.datasource.url")),
                        settings.getProperty("rejoin.migrations.user"),
                        settings.getProperty("rejoin.migrations.password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
