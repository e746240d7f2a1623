package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at once, on real transactions; the seed in the log repeats who comes when. */
@CommandSideTest
@Tag("R-ACC-04")
@Tag("L17")
class ConcurrentAccountsTest {

    private static final Logger LOG = LoggerFactory.getLogger(ConcurrentAccountsTest.class);
    private static final int CALLS = 100;
    private static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);

    private final long seed = Long.getLong("rejoin.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final String unit = Integer.toString(100_000 + new Random().nextInt(800_000));

    @Autowired
    ConcurrentAccountsTest(CommandSideClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aNewUnit() {
        LOG.info("rejoin.seed={}", seed);
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高中', '990', 'COUNTY')")
                .params(unit, unit)
                .update();
    }

    @Test
    void of_a_hundred_approvals_of_two_principal_reporters_exactly_one_of_them_wins() throws Exception {
        List<String> applicants = List.of(applied("shen" + unit), applied("kao" + unit));
        List<String> calls = IntStream.range(0, CALLS)
                .mapToObj(n -> applicants.get(random.nextInt(applicants.size())))
                .toList();

        List<Answer> answers =
                client.atOnce(CALLS, n -> client.post(AGENCY, "/api/accounts/" + calls.get(n) + "/approve", "{}"));

        String holder = jdbc.sql("SELECT account_id FROM command_side.principal_reporter WHERE school = ?")
                .param(unit)
                .query(String.class)
                .single();
        for (int call = 0; call < CALLS; call++) {
            boolean winner = calls.get(call).equals(holder);
            assertThat(answers.get(call).status()).as(answers.get(call).body()).isEqualTo(winner ? 204 : 409);
            if (!winner) {
                assertThat(answers.get(call).body()).contains("ONE_PRINCIPAL_PER_SCHOOL");
            }
        }
        assertThat(applicants.stream().mapToLong(client::events).sum()).isEqualTo(3);
        assertThat(jdbc.sql("SELECT account_id FROM command_side.account"
                                + " WHERE school = ? AND standing = 'NORMAL' AND 'PRINCIPAL_REPORTER' = ANY (roles)")
                        .param(unit)
                        .query(String.class)
                        .list())
                .containsExactly(holder);
    }

    @Test
    @Tag("R-PWD-06")
    void of_a_hundred_applications_for_one_name_exactly_one_is_taken() throws Exception {
        String name = "chou" + unit;
        List<String> names = IntStream.range(0, CALLS)
                .mapToObj(n -> random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT))
                .toList();

        List<Answer> answers = client.atOnce(
                CALLS,
                n -> client.post(
                        null,
                        "/api/account-applications",
                        application(UUID.randomUUID().toString(), names.get(n), "TUTOR")));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> assertThat(answer.body())
                .contains("ACCOUNT_NAME_TAKEN"));
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.account WHERE school = ?")
                        .param(unit)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private String applied(String account) {
        String id = UUID.randomUUID().toString();
        Answer answer = client.upload(
                null,
                "/api/account-applications",
                Part.json("application", application(id, account, "PRINCIPAL_REPORTER")),
                Part.file("stampedForm", "申請單.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private String application(String id, String account, String role) {
        return """
                {"accountId": "%s", "account": "%s", "name": "沈佩儀", "email": "shen@songtao.example",
                 "phone": "04-1234567", "school": "%s", "roles": ["%s"]}""".formatted(id, account, unit, role);
    }
}
