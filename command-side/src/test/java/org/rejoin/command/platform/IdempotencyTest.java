package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.platform.CommandSideClient.FILER;
import static org.rejoin.command.platform.CommandSideClient.OTHER_FILER;
import static org.rejoin.command.platform.CommandSideClient.REGISTRAR;
import static org.rejoin.command.platform.CommandSideClient.filing;
import static org.rejoin.command.platform.CommandSideClient.key;
import static org.rejoin.command.platform.CommandSideClient.record;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;

@CommandSideTest
@Tag("P2")
class IdempotencyTest {

    private final CommandSideClient client;
    private final UUID key = UUID.randomUUID();

    @Autowired
    IdempotencyTest(CommandSideClient client) {
        this.client = client;
    }

    @Test
    void a_key_sent_five_times_at_once_has_one_effect_and_five_equal_answers() throws Exception {
        String id = UUID.randomUUID().toString();
        String body = filing(id);
        List<Answer> answers = client.atOnce(5, n -> client.post(FILER, "/api/cases", body, key(key)));
        assertThat(answers).hasSize(5).containsOnly(answers.get(0));
        assertThat(answers.get(0).status()).isEqualTo(201);
        assertThat(answers.get(0).etag()).isEqualTo("\"0\"");
        assertThat(answers.get(0).token()).matches("\\d+");
        assertThat(answers.get(0).location()).isEqualTo("/api/cases/" + id);
        assertThat(client.events(id)).isEqualTo(1);
    }

    @Test
    void a_command_that_would_be_refused_the_second_time_is_answered_the_same() throws Exception {
        String id = client.draft();
        List<Answer> answers = client.atOnce(5, n -> client.post(FILER, "/api/cases/" + id + "/submit", "", key(key)));
        assertThat(answers).hasSize(5).containsOnly(answers.get(0));
        assertThat(answers.get(0).status()).isEqualTo(204);
        assertThat(client.post(FILER, "/api/cases/" + id + "/submit", "", key(key)))
                .isEqualTo(answers.get(0));
        assertThat(client.events(id)).isEqualTo(2);
    }

    @Test
    void a_repeated_command_that_changes_nothing_covers_what_stood_before_it() {
        String body = filing(UUID.randomUUID().toString());
        client.post(FILER, "/api/cases", body);
        Answer meanwhile =
                client.post(FILER, "/api/cases", filing(UUID.randomUUID().toString()));

        Answer again = client.post(FILER, "/api/cases", body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(Long.parseLong(again.token())).isGreaterThanOrEqualTo(Long.parseLong(meanwhile.token()));
    }

    @Test
    void a_key_with_another_body_is_refused() {
        String id = client.filed();
        String path = "/api/cases/" + id + "/tracking-records";
        String recordId = UUID.randomUUID().toString();
        assertThat(client.post(FILER, path, record(recordId, "電訪"), key(key)).status())
                .isEqualTo(204);
        Answer reused = client.post(FILER, path, record(recordId, "家訪"), key(key));
        assertThat(reused.status()).isEqualTo(409);
        assertThat(reused.body()).contains("\"code\":\"IDEMPOTENCY_KEY_REUSED\"");
        assertThat(client.events(id)).isEqualTo(3);
    }

    @Test
    void a_key_belongs_to_an_account() {
        Answer first = client.post(FILER, "/api/cases", filing(UUID.randomUUID().toString()), key(key));
        Answer second =
                client.post(OTHER_FILER, "/api/cases", filing(UUID.randomUUID().toString()), key(key));
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
    }

    @Test
    void a_refused_key_stays_refused_even_when_the_case_moved_on() {
        String id = client.filed();
        String report = "/api/cases/" + id + "/report";
        Answer refused = client.post(REGISTRAR, report, "", key(key));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("\"code\":\"NO_TRACKING_RECORD\"");
        client.post(
                FILER,
                "/api/cases/" + id + "/tracking-records",
                record(UUID.randomUUID().toString(), "電訪"));
        assertThat(client.post(REGISTRAR, report, "", key(key))).isEqualTo(refused);
        assertThat(client.post(REGISTRAR, report, "", key(UUID.randomUUID())).status())
                .isEqualTo(204);
    }

    @Test
    void an_invalid_request_takes_no_key() {
        String id = client.filed();
        String path = "/api/cases/" + id + "/tracking-records";
        String recordId = UUID.randomUUID().toString();
        assertThat(client.post(FILER, path, record(recordId, ""), key(key)).status())
                .isEqualTo(400);
        assertThat(client.post(FILER, path, "{}", key(key)).status()).isEqualTo(400);
        assertThat(client.post(FILER, path, record(recordId, "電訪"), key(key)).status())
                .isEqualTo(204);
    }

    @Test
    void a_key_is_a_uuid() {
        Answer answer = client.post(
                FILER,
                "/api/cases",
                filing(UUID.randomUUID().toString()),
                new CommandSideClient.Header("Idempotency-Key", "again"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"NOT_A_UUID\"");
    }
}
