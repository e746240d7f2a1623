package org.rejoin.eventstore;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.rejoin.event.DataClass;
import org.rejoin.event.EventTypes;
import org.rejoin.keystore.DataKey;
import org.rejoin.keystore.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes the personal parts of an event out of its JSON into one ciphertext per class of data, and puts them back when it is
 * read. Stands first among the upcasters: the others see events as they were written.
 */
final class Sealing implements EventUpcaster {

    private static final String SEALED = "sealed";

    private final Keys keys;
    private final ObjectMapper json;

    Sealing(Keys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    byte[] seal(DomainEventMessage<?> event) {
        PersonalParts parts = PersonalParts.of(event.getPayloadType());
        if (parts.classes().isEmpty()) {
            return json.writeValueAsBytes(event.getPayload());
        }
        ObjectNode tree = json.valueToTree(event.getPayload());
        Map<DataClass, ObjectNode> taken = parts.take(tree);
        if (!taken.isEmpty()) {
            EventPlace place = EventPlace.of(event);
            ObjectNode sealed = tree.putObject(SEALED);
            taken.forEach((dataClass, values) -> sealed.put(dataClass.name(), encrypt(values, dataClass, place)));
        }
        return json.writeValueAsBytes(tree);
    }

    private String encrypt(ObjectNode values, DataClass dataClass, EventPlace place) {
        DataKey key = keys.current(place.subject(), dataClass);
        try {
            byte[] encrypted =
                    new AesGcmJce(key.bytes()).encrypt(json.writeValueAsBytes(values), place.boundTo(dataClass));
            return key.id() + "." + Base64.getEncoder().encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Event " + place.eventIdentifier() + " could not be encrypted", e);
        }
    }

    static boolean mayBeSealed(String payloadType) {
        return EventTypes.find(payloadType)
                .filter(type -> !PersonalParts.of(type).classes().isEmpty())
                .isPresent();
    }

    static boolean isSealed(JsonNode payload) {
        return payload.has(SEALED);
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(this::opened);
    }

    private IntermediateEventRepresentation opened(IntermediateEventRepresentation event) {
        String name = event.getType().getName();
        return mayBeSealed(name)
                ? event.upcast(
                        event.getType(),
                        JsonNode.class,
                        payload -> open(payload, name, event.getMessageIdentifier(), () -> EventPlace.of(event)),
                        UnaryOperator.identity())
                : event;
    }

    /** @param place asked for only where something is sealed */
    JsonNode open(JsonNode payload, String payloadType, String eventIdentifier, Supplier<EventPlace> place) {
        PersonalParts parts = PersonalParts.of(EventTypes.find(payloadType).orElseThrow());
        if (!(payload instanceof ObjectNode tree)) {
            throw new BrokenSeal(eventIdentifier);
        }
        JsonNode sealed = tree.remove(SEALED);
        Set<DataClass> classes = EnumSet.noneOf(DataClass.class);
        if (sealed != null) {
            sealed.propertyNames().forEach(name -> classes.add(classOf(name, eventIdentifier)));
        }
        if (!parts.holdsOnlyTaken(tree, classes)) {
            throw new BrokenSeal(eventIdentifier);
        }
        if (sealed != null && !classes.isEmpty()) {
            EventPlace where = placeOf(place, eventIdentifier);
            classes.forEach(dataClass ->
                    open(tree, parts, dataClass, sealed.get(dataClass.name()).asString(), where));
        }
        return tree;
    }

    private static DataClass classOf(String name, String identifier) {
        try {
            return DataClass.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BrokenSeal(identifier);
        }
    }

    private static EventPlace placeOf(Supplier<EventPlace> place, String eventIdentifier) {
        try {
            return place.get();
        } catch (IllegalStateException e) {
            throw new BrokenSeal(eventIdentifier);
        }
    }

    private void open(ObjectNode tree, PersonalParts parts, DataClass dataClass, String sealed, EventPlace place) {
        int point = sealed.indexOf('.');
        Optional<DataKey> key;
        byte[] encrypted;
        try {
            key = keys.find(Long.parseLong(sealed, 0, Math.max(0, point), 10));
            encrypted = Base64.getDecoder().decode(sealed.substring(point + 1));
        } catch (IllegalArgumentException e) {
            throw new BrokenSeal(place.eventIdentifier());
        }
        if (key.isEmpty()) {
            parts.erase(tree, dataClass);
        } else if (!parts.putBack(tree, dataClass, decrypt(key.get(), encrypted, dataClass, place))) {
            throw new BrokenSeal(place.eventIdentifier());
        }
    }

    private JsonNode decrypt(DataKey key, byte[] encrypted, DataClass dataClass, EventPlace place) {
        if (!key.subject().equals(place.subject()) || key.dataClass() != dataClass) {
            throw new BrokenSeal(place.eventIdentifier());
        }
        try {
            return json.readTree(new AesGcmJce(key.bytes()).decrypt(encrypted, place.boundTo(dataClass)));
        } catch (GeneralSecurityException e) {
            throw new BrokenSeal(place.eventIdentifier());
        }
    }
}
