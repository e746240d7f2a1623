package org.rejoin.eventstore;

import java.util.function.LongSupplier;
import org.axonframework.messaging.AbstractMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was read, decrypted when it is looked at and again when a key may have been erased since: the event store
 * holds its newest ten thousand in memory, and erased data must not come back from there.
 */
final class StoredMessage<T> extends AbstractMessage<T> {

    private static final long serialVersionUID = 1L;

    private final transient IntermediateEventRepresentation asStored;
    private final transient IntermediateEventRepresentation read;
    private final transient Serializer serializer;
    private final transient LongSupplier generation;
    private final Class<T> payloadType;
    private final @Nullable MetaData replaced;
    private transient volatile @Nullable Decoded<T> decoded;

    private record Decoded<T>(long generation, T payload) {}

    @SuppressWarnings("unchecked")
    StoredMessage(
            IntermediateEventRepresentation asStored,
            IntermediateEventRepresentation read,
            Serializer serializer,
            LongSupplier generation,
            @Nullable MetaData replaced) {
        super(read.getMessageIdentifier());
        this.asStored = asStored;
        this.read = read;
        this.serializer = serializer;
        this.generation = generation;
        this.payloadType = (Class<T>) serializer.classForType(read.getType());
        this.replaced = replaced;
    }

    @Override
    public T getPayload() {
        long now = generation.getAsLong();
        Decoded<T> known = decoded;
        if (known == null || known.generation() != now) {
            known = new Decoded<>(now, serializer.deserialize(read.getData()));
            decoded = known;
        }
        return known.payload();
    }

    @Override
    public Class<T> getPayloadType() {
        return payloadType;
    }

    @Override
    public MetaData getMetaData() {
        return replaced == null ? read.getMetaData().getObject() : replaced;
    }

    @Override
    protected Message<T> withMetaData(MetaData metaData) {
        return new StoredMessage<>(asStored, read, serializer, generation, metaData);
    }

    @Override
    public <R> SerializedObject<R> serializePayload(Serializer other, Class<R> representation) {
        return other instanceof SealedSerializer sealed
                ? sealed.serialize(asStored, representation)
                : other.serialize(getPayload(), representation);
    }
}
