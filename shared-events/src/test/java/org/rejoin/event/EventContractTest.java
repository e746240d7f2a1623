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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.eventstore.EventSerializer;
import tools.jackson.databind.json.JsonMapper;

/** What is stored stays readable: one sample per event and revision, never edited. */
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
        assertThat(json.readTree(written.getData())).isEqualTo(json.readTree(stored));
    }

    static Stream<Class<?>> events() {
        return EventTypes.all();
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).sorted();
    }
}
