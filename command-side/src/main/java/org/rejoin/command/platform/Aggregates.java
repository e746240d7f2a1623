package org.rejoin.command.platform;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many aggregates of a kind within one unit of work, so that all their events are appended at once: a message for each of two
 * thousand would append two thousand times.
 */
public final class Aggregates<A> {

    private final Repository<A> repository;
    private final Callable<A> blank;
    private final JdbcClient jdbc;

    public Aggregates(Repository<A> repository, Callable<A> blank, JdbcClient jdbc) {
        this.repository = repository;
        this.blank = blank;
        this.jdbc = jdbc;
    }

    /** Which of the ids there are. */
    public Set<String> existing(Stream<String> ids) {
        return new HashSet<>(jdbc.sql("SELECT aggregate_identifier FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ANY (?::text[]) AND sequence_number = 0")
                .param(ids.distinct().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Loads what will be told something, before any of it answers: the framework compares all events that wait to be appended
     * with one another each time it loads another aggregate.
     */
    public void load(Stream<String> existing) {
        existing.distinct().forEach(repository::load);
    }

    /** To one there is. */
    public @Nullable Object tell(String id, Object command, MetaData whoAndWhen) {
        return done(() -> repository.load(id).handle(new GenericCommandMessage<>(command, whoAndWhen)));
    }

    /** @param existing ids of those there are; one that is not among them is made and added */
    public @Nullable Object tell(String id, Object command, MetaData whoAndWhen, Set<String> existing) {
        if (existing.contains(id)) {
            return tell(id, command, whoAndWhen);
        }
        GenericCommandMessage<Object> message = new GenericCommandMessage<>(command, whoAndWhen);
        @Nullable Object[] result = new Object[1];
        done(() -> repository.newInstance(blank, made -> result[0] = done(() -> made.handle(message))));
        existing.add(id);
        return result[0];
    }

    private static @Nullable Object done(Callable<?> work) {
        try {
            return work.call();
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
    }
}
