package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;

@Tag("P2")
class RequestHashTest {

    private static final byte[] CONTENT = "{\"nationalId\":\"A123456789\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void is_the_same_on_every_node_and_after_a_restart_and_of_no_use_without_the_key() {
        TestDatabase database = TestDatabase.create();
        String hash = of(database, "Filing");

        assertThat(hash).hasSize(64).isEqualTo(of(database, "Filing")).isNotEqualTo(of(database, "Revision"));
        assertThat(of(TestDatabase.create(), "Filing")).as("with another key").isNotEqualTo(hash);
    }

    private static String of(TestDatabase database, String kind) {
        return new RequestHash(TestKeys.open(database).keys()).of(kind, CONTENT);
    }
}
