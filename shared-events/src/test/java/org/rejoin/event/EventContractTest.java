package org.rejoin.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.eventstore.EventSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is stored stays readable: a sample per event and revision, never edited; one more where a field was added. */
class EventContractTest {

    private static final Path SAMPLES = Path.of("src/test/resources/event");

    private final EventSerializer serializer = EventSerializer.create();
    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_sample_of_its_revision(Class<?> event) {
        assertThat(event.getAnnotation(Revision.class)).isNotNull();
        assertThat(SAMPLES.resolve(event.getSimpleName() + "."
                        + event.getAnnotation(Revision.class).value() + ".json"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_stored_sample_still_reads_and_writes_back_the_same(Path sample) throws IOException {
        String[] nameAndRevision = sample.getFileName().toString().split("\\.");
        String stored = Files.readString(sample, StandardCharsets.UTF_8);

        Object event = serializer.deserialize(new SimpleSerializedObject<>(
                stored, String.class, new SimpleSerializedType(nameAndRevision[0], nameAndRevision[1])));
        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(event.getClass().getSimpleName()).isEqualTo(nameAndRevision[0]);
        assertThat(written.getType().getName()).isEqualTo(nameAndRevision[0]);
        assertThat(withoutNulls(json.readTree(written.getData()))).isEqualTo(withoutNulls(json.readTree(stored)));
    }

    @Test
    void rules_published_before_anybody_counted_who_is_away_call_no_meeting() throws IOException {
        assertThat(pupilsOnDayTwo("RuleSetPublished.1.json")).isNull();
        assertThat(pupilsOnDayTwo("RuleSetPublished.1.many-away.json")).isEqualTo(10);
    }

    private @Nullable Integer pupilsOnDayTwo(String sample) throws IOException {
        String stored = Files.readString(SAMPLES.resolve(sample), StandardCharsets.UTF_8);
        RuleSetPublished event = serializer.deserialize(
                new SimpleSerializedObject<>(stored, String.class, new SimpleSerializedType("RuleSetPublished", "1")));
        return event.rules().thresholds().pupilsOnDayTwo();
    }

    // what came after the sample was written reads as nothing
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(EventContractTest::withoutNulls);
        return node;
    }

    static Stream<Class<?>> events() {
        return EventTypes.all();
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).sorted();
    }
}
