package org.rejoin.bench.inside;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.rejoin.bench.School;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.JdbcKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Writes many cases in few transactions: through the engine, the serialiser and the keys every event goes through, with the
 * reservations the commands would have made. Nothing is written for the read models: they read it as they read anything.
 */
@Component
class DataSet {

    private static final int CHUNK = 1_000;
    private static final int WORKERS = 2;
    private static final int KEY_MAKERS = 12;
    private static final int YEARS = 10;
    private static final long SEED = 20_261_122L;

    private final Environment settings;
    private final EventStorageEngine engine;
    private final ThreadLocal<Connection> writing = new ThreadLocal<>();
    private final JdbcKeys keys;
    private final BlindIndex index;
    private final Clock clock;
    private final ZoneId zone = ZoneId.of("Asia/Taipei");

    DataSet(
            Environment settings,
            @Qualifier("eventSerializer") Serializer serializer,
            PersistenceExceptionResolver conflicts,
            JdbcKeys keys,
            BlindIndex index,
            Clock clock) {
        this.settings = settings;
        this.engine = EventStoreTables.storageEngine(
                () -> new Unclosed(writing.get()).proxy(),
                NoTransactionManager.instance(),
                serializer,
                conflicts,
                keys);
        this.keys = keys;
        this.index = index;
        this.clock = clock;
    }

    /** @return how many events were written */
    long build(int count, List<School> schools) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        ExecutorService keyMakers = Executors.newFixedThreadPool(KEY_MAKERS);
        // no more chunks in memory than are being worked on
        Semaphore room = new Semaphore(WORKERS + 1);
        try {
            List<Future<Integer>> written = new ArrayList<>();
            Map<String, Integer> numbers = numbersGiven();
            Instant now = clock.instant();
            for (int first = 0; first < count; first += CHUNK) {
                List<BuiltCase> chunk = chunk(first, Math.min(first + CHUNK, count), count, now, schools, numbers);
                room.acquire();
                written.add(workers.submit(released(room, () -> write(chunk, keyMakers))));
            }
            long events = 0;
            for (Future<Integer> one : written) {
                events += one.get();
            }
            lastNumbers(numbers);
            return events;
        } catch (ExecutionException | SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
            keyMakers.shutdownNow();
        }
    }

    private static <T> Callable<T> released(Semaphore room, Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } finally {
                room.release();
            }
        };
    }

    private List<BuiltCase> chunk(
            int first, int end, int count, Instant now, List<School> schools, Map<String, Integer> numbers) {
        List<BuiltCase> cases = new ArrayList<>();
        Duration span = Duration.ofDays(365L * YEARS);
        for (int number = first; number < end; number++) {
            Random random = new Random(SEED + number * 7_919L);
            // spread over the years evenly, the newest an hour old
            Duration age = Duration.ofSeconds(
                    3_600 + (long) (span.toSeconds() * (1 - (number + random.nextDouble()) / count)));
            Instant filedAt = now.minus(age);
            // few schools have many cases
            double weight = random.nextDouble();
            School school = schools.get((int) (weight * Math.sqrt(weight) * schools.size()));
            String yearAndSchool = LocalDate.ofInstant(filedAt, zone).getYear() + "-" + school.code();
            int sequence = numbers.merge(yearAndSchool, 1, Integer::sum);
            cases.add(new BuiltCase(
                    number, school, "%s-%04d".formatted(yearAndSchool, sequence), filedAt, age, zone, random));
        }
        return cases;
    }

    private int write(List<BuiltCase> cases, ExecutorService keyMakers) throws Exception {
        makeKeys(cases, keyMakers);
        List<EventMessage<?>> events = messages(cases);
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            writing.set(connection);
            engine.appendEvents(events);
            Reservations.of(connection, index).reserve(cases, clock.instant());
            connection.commit();
        } finally {
            writing.remove();
        }
        return events.size();
    }

    // each in a transaction of its own, as the key store wants it: many at a time share their way to the disk
    private void makeKeys(List<BuiltCase> cases, ExecutorService keyMakers) throws Exception {
        List<Future<?>> made = new ArrayList<>();
        for (BuiltCase one : cases) {
            made.add(keyMakers.submit(() -> {
                keys.current(one.studentId, DataClass.REGISTER);
                keys.current(one.studentId, DataClass.COUNSELLING);
            }));
        }
        for (Future<?> one : made) {
            one.get();
        }
    }

    // in the order of time, as they would have come: the cases of a while are mixed
    private static List<EventMessage<?>> messages(List<BuiltCase> cases) {
        record Dated(Instant at, EventMessage<?> message) {}
        List<Dated> all = new ArrayList<>();
        for (BuiltCase one : cases) {
            long next = 0;
            for (BuiltCase.Happened happened : one.events) {
                Map<String, Object> metaData = new HashMap<>(one.school.actor().toMetaData());
                String message = UUID.randomUUID().toString();
                metaData.put("correlationId", message);
                metaData.put("traceId", message);
                if (!happened.student()) {
                    metaData.put(DataSubject.STUDENT, one.studentId);
                }
                all.add(new Dated(
                        happened.at(),
                        new GenericDomainEventMessage<>(
                                happened.student() ? "Student" : "CaseFile",
                                happened.student() ? one.studentId : one.caseId,
                                happened.student() ? 0 : next++,
                                new GenericEventMessage<>(happened.event(), MetaData.from(metaData)),
                                happened.at())));
            }
        }
        List<EventMessage<?>> messages = new ArrayList<>(all.size());
        all.stream().sorted(Comparator.comparing(Dated::at)).forEach(dated -> messages.add(dated.message()));
        return messages;
    }

    private Map<String, Integer> numbersGiven() throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT year || '-' || school, last FROM command_side.case_number")) {
            while (row.next()) {
                numbers.put(row.getString(1), row.getInt(2));
            }
        }
        return numbers;
    }

    private void lastNumbers(Map<String, Integer> numbers) throws SQLException {
        try (Connection connection = open();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO command_side.case_number AS given (year, school, last) VALUES (?, ?, ?)"
                                + " ON CONFLICT (year, school) DO UPDATE SET last = greatest(given.last, excluded.last)")) {
            for (Map.Entry<String, Integer> one : numbers.entrySet()) {
                String[] yearAndSchool = one.getKey().split("-", 2);
                insert.setInt(1, Integer.parseInt(yearAndSchool[0]));
                insert.setString(2, yearAndSchool[1]);
                insert.setInt(3, one.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private Connection open() throws SQLException {
        Function<String, @Nullable String> setting = settings::getProperty;
        return DriverManager.getConnection(
                setting.apply("spring.datasource.url") + "?reWriteBatchedInserts=true",
                setting.apply("spring.datasource.username"),
                setting.apply("spring.datasource.password"));
    }
}
