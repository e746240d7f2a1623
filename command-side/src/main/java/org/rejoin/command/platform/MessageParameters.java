package org.rejoin.command.platform;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.common.Priority;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.event.Actor;

/** Lets a handler ask for who acts and when: both travel in the metadata of the command. */
@Priority(Priority.HIGH)
public final class MessageParameters implements ParameterResolverFactory {

    private static final Map<Class<?>, Function<MetaData, Object>> READERS =
            Map.of(Actor.class, Actor::from, Moment.class, metaData -> metaData.get(Moment.KEY));

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        Function<MetaData, Object> reader = READERS.get(parameters[index].getType());
        return reader == null ? null : new MetaDataReader(reader);
    }

    private record MetaDataReader(Function<MetaData, Object> reader) implements ParameterResolver<Object> {

        @Override
        public Object resolveParameterValue(Message<?> message) {
            return reader.apply(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
