package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;

/** P5: an event no read model can take stops those that want it, is seen, and nothing behind it is skipped. */
class PoisonEventTest {

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(90);

    @Test
    void a_failing_event_stops_its_processors_alone_and_they_go_on_once_it_is_repaired() {
        Path data = Service.temporaryData();
        Filing behind;
        try (Service service = Service.start(data)) {
            String url = service.address();
            ReadModels readModels = new ReadModels(url);
            Records records = Records.in(data);
            Filing before = Filing.reportedOn(url);
            readModels.awaitAllCaughtUp();
            assertThat(health(url)).isEqualTo("UP");

            long poison = storeTrackerOfUnknownCase(records, before, url);
            behind = Filing.reportedOn(url);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(health(url)).isEqualTo("DOWN"));
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(health(url)).isEqualTo("DOWN");
                for (String stopped : new String[] {"case-list", "case-page", "inbox"}) {
                    assertThat(readModels.of(stopped).get("position").asLong()).isLessThan(poison);
                    assertThat(readModels.of(stopped).get("error").isNull()).isFalse();
                }
                assertThat(readModels.of("statistics").get("position").asLong()).isEqualTo(records.head());
                assertThat(readModels.of("statistics").get("error").isNull()).isTrue();
            });
            assertThat(records.statusesIn("case_list")).containsKey(before.id()).doesNotContainKey(behind.id());
            As.Answer tooEarly = As.account(url, "registrar-a").get(behind.at(""));
            assertThat(tooEarly.status()).isEqualTo(503);
            assertThat(tooEarly.header("Retry-After")).isPresent();

            delete(records, poison);
        }
        // a running service remembers the newest events
        try (Service service = Service.start(data)) {
            String url = service.address();
            assertThatItRecovers(url);
            assertThat(Records.in(data).statusesIn("case_list")).hasSize(2).containsEntry(behind.id(), "TRACKING");
            assertThat(As.account(url, "registrar-a").get(behind.at("")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_row_that_is_missing_stops_its_read_model_alone_until_a_replay_brings_it_back() {
        Path data = Service.temporaryData();
        try (Service service = Service.start(data)) {
            String url = service.address();
            ReadModels readModels = new ReadModels(url);
            Filing filing = Filing.reportedOn(url);
            readModels.awaitAllCaughtUp();
            Records.in(data).jdbc().sql("DELETE FROM read_model.case_page").update();

            assertThat(filing.track(As.account(url, "registrar-a")).status()).isEqualTo(204);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(health(url)).isEqualTo("DOWN"));
            for (String name : readModels.names()) {
                assertThat(readModels.of(name).get("error").isNull()).as(name).isEqualTo(!name.equals("case-page"));
            }

            readModels.replay("case-page");

            assertThatItRecovers(url);
            assertThat(As.account(url, "registrar-a")
                            .get(filing.at(""))
                            .json()
                            .get("version")
                            .asLong())
                    .isEqualTo(4);
        }
    }

    private static void assertThatItRecovers(String url) {
        new ReadModels(url).awaitAllCaughtUp();
        await().atMost(LONGEST_BACK_OFF)
                .untilAsserted(() -> assertThat(health(url)).isEqualTo("UP"));
    }

    /** Answers its index. All but the statistics want to know who tracks. */
    private static long storeTrackerOfUnknownCase(Records records, Filing known, String url) {
        As registrar = As.account(url, "registrar-a");
        assertThat(registrar
                        .put(known.at("/trackers/tutor-a2"), "{\"enabled\": true}")
                        .status())
                .isEqualTo(204);
        String unknown = UUID.randomUUID().toString();
        return records.jdbc()
                .sql("""
                        INSERT INTO event_store.domain_event (event_identifier, aggregate_identifier, sequence_number,
                               type, payload_type, payload_revision, payload, meta_data, time_stamp)
                        SELECT gen_random_uuid()::text, :unknown, 0, type, payload_type, payload_revision,
                               convert_to(replace(convert_from(payload, 'UTF8'), :known, :unknown), 'UTF8'),
                               meta_data, time_stamp
                          FROM event_store.domain_event
                         WHERE aggregate_identifier = :known AND payload_type = 'TrackerEnabled'
                        RETURNING global_index""")
                .param("unknown", unknown)
                .param("known", known.id())
                .query(Long.class)
                .single();
    }

    private static void delete(Records asOwner, long index) {
        asOwner.jdbc()
                .sql("DELETE FROM event_store.domain_event WHERE global_index = ?")
                .param(index)
                .update();
    }

    private static String health(String url) {
        return As.account(url, "agency")
                .withoutWaiting()
                .get("/actuator/health")
                .json()
                .get("status")
                .asString();
    }
}
