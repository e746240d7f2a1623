package org.rejoin.eventstore;

import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.rejoin.keystore.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * For whatever keeps copies of events through a serializer, such as a dead-letter queue: the copy is the stored ciphertext
 * with the place it is bound to, and goes with the key as the event does.
 */
public final class SealedSerializer implements Serializer {

    private final EventSerializer events;
    private final ObjectMapper json;
    private final Sealing sealing;

    public SealedSerializer(Keys keys) {
        events = EventSerializer.create();
        json = events.getObjectMapper();
        sealing = new Sealing(keys, json);
    }

    private record Copy(EventPlace place, JsonNode payload) {}

    /** @throws IllegalStateException for personal data that were not read from the event store */
    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (!PersonalParts.of(object.getClass()).classes().isEmpty()) {
            throw new IllegalStateException(object.getClass().getSimpleName() + " would be stored in clear");
        }
        return events.serialize(object, representation);
    }

    <T> SerializedObject<T> serialize(IntermediateEventRepresentation event, Class<T> representation) {
        byte[] bytes = event.getData(byte[].class).getData();
        if (Sealing.mayBeSealed(event.getType().getName())) {
            JsonNode payload = json.readTree(bytes);
            if (Sealing.isSealed(payload)) {
                bytes = json.writeValueAsBytes(new Copy(EventPlace.of(event), payload));
            }
        }
        return events.getConverter()
                .convert(new SimpleSerializedObject<>(bytes, byte[].class, event.getType()), representation);
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        String type = stored.getType().getName();
        if (!Sealing.mayBeSealed(type)) {
            return events.deserialize(stored);
        }
        JsonNode tree = json.readTree(
                events.getConverter().convert(stored, byte[].class).getData());
        if (tree instanceof ObjectNode copy && copy.has("place") && copy.has("payload")) {
            EventPlace place = json.treeToValue(copy.get("place"), EventPlace.class);
            tree = sealing.open(copy.get("payload"), type, place.eventIdentifier(), () -> place);
        }
        return events.deserialize(new SimpleSerializedObject<>(tree, JsonNode.class, stored.getType()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return events.canSerializeTo(representation);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return events.classForType(type);
    }

    @Override
    public SerializedType typeForClass(Class type) {
        return events.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return events.getConverter();
    }
}
