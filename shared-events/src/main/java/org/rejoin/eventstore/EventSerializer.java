package org.rejoin.eventstore;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.rejoin.event.EventTypes;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** JSON under stable event names instead of class names, so that code may move while history stays. */
public final class EventSerializer extends Jackson3Serializer {

    private EventSerializer(Builder builder) {
        super(builder);
    }

    public static EventSerializer create() {
        return new EventSerializer(builder());
    }

    /** For tokens: the one kind of object whose JSON names its class; nothing wider than Axon's own may be named. */
    public static Jackson3Serializer forTokens() {
        return builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return EventTypes.classNameOf(type.getName());
    }

    @Override
    public SerializedType typeForClass(Class type) {
        if (type != null && EventTypes.isEvent(type)) {
            return new SimpleSerializedType(
                    EventTypes.nameOf(type), getRevisionResolver().revisionOf(type));
        }
        return super.typeForClass(type);
    }
}
