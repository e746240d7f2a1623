package org.rejoin.eventstore.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredEventTest {

    private static final StoredEvent EVENT = event("CaseFile", "CaseReported", "1");

    /** What was ever chained must hash the same for ever: this value never changes. */
    @Test
    void the_hash_of_an_event_is_fixed() {
        assertThat(EVENT.hash()).hasToString("1aa2f9cdae8cac68784391506f78f572c5e689fcfe596d81e2a9d1a2b004651f");
    }

    @Test
    void what_stands_in_one_column_cannot_be_moved_into_the_next() {
        assertThat(Stream.of(
                                EVENT,
                                event("CaseFileC", "aseReported", "1"),
                                event("CaseFile", "CaseReported1", ""),
                                event("CaseFile", "CaseReported1", null),
                                event("", "CaseFileCaseReported", "1"),
                                event(null, "CaseFileCaseReported", "1"))
                        .map(StoredEvent::hash)
                        .distinct())
                .hasSize(6);
    }

    private static StoredEvent event(@Nullable String type, String payloadType, @Nullable String revision) {
        return new StoredEvent(
                7,
                "0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a",
                "6f9619ff-8b86-4d01-b42d-00cf4fc964ff",
                3,
                type,
                payloadType,
                revision,
                Hash.of("{\"名\":1}".getBytes(StandardCharsets.UTF_8)),
                null,
                "2026-11-21T01:33:43.123Z");
    }
}
