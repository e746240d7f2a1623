package org.rejoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The limits: PostgreSQL's own load generator on the same server. Without it on the machine they are left out. */
public final class PgBench {

    /** Debian's, else whatever the path has. */
    private static final List<String> PLACES = List.of(
            "/usr/lib/postgresql/18/bin/pgbench",
            "/usr/lib/postgresql/17/bin/pgbench",
            "/usr/lib/postgresql/16/bin/pgbench",
            "/usr/lib/postgresql/15/bin/pgbench",
            "/usr/bin/pgbench");

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private static final String TABLE = """
            CREATE SCHEMA IF NOT EXISTS limits;
            CREATE TABLE IF NOT EXISTS limits.event (
                global_index bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
                event_identifier varchar(36) NOT NULL UNIQUE,
                aggregate_identifier varchar(36) NOT NULL, sequence_number bigint NOT NULL,
                type varchar(60) NOT NULL, payload_type varchar(100) NOT NULL, payload_revision varchar(10) NOT NULL,
                payload bytea NOT NULL, meta_data bytea NOT NULL, time_stamp varchar(40) NOT NULL,
                tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
                UNIQUE (aggregate_identifier, sequence_number))""";

    // a row of the length events have; in one transaction by itself
    private static final String INSERT = """
            INSERT INTO limits.event (event_identifier, aggregate_identifier, sequence_number, type, payload_type,
                                      payload_revision, payload, meta_data, time_stamp)
            VALUES (gen_random_uuid()::text, gen_random_uuid()::text, 0, 'CaseFile', 'TrackingRecordSubmitted', '1',
                    decode(repeat('61', %d), 'hex'), decode(repeat('62', %d), 'hex'), '2026-11-22T04:00:00.123Z');
            """;

    private final Server server;
    private final Path work;
    private final @Nullable String program = PLACES.stream()
            .filter(place -> Files.isExecutable(Path.of(place)))
            .findFirst()
            .orElse(null);

    public PgBench(Server server, Path work) {
        this.server = server;
        this.work = work;
    }

    public boolean isThere() {
        return program != null;
    }

    /** Durable inserts of one event row per second. */
    public OptionalDouble inserts(int clients, int seconds) {
        if (!isThere()) {
            return OptionalDouble.empty();
        }
        server.execute(TABLE);
        double payload = server.number("SELECT coalesce(avg(octet_length(payload)), 600)::int FROM"
                + " (SELECT payload FROM event_store.domain_event ORDER BY global_index DESC LIMIT 10000) newest");
        double metaData = server.number("SELECT coalesce(avg(octet_length(meta_data)), 250)::int FROM"
                + " (SELECT meta_data FROM event_store.domain_event ORDER BY global_index DESC LIMIT 10000) newest");
        return run("insert", INSERT.formatted((int) payload, (int) metaData), clients, seconds);
    }

    /** Runs of the script per second. */
    public OptionalDouble run(String name, String script, int clients, int seconds) {
        if (program == null) {
            return OptionalDouble.empty();
        }
        try {
            Path file = work.resolve("pgbench-" + name + ".sql");
            Files.writeString(file, script);
            Path log = work.resolve("pgbench-" + name + ".log");
            ProcessBuilder pgbench = new ProcessBuilder(
                    program,
                    "--no-vacuum",
                    "--protocol=prepared",
                    "--client=" + clients,
                    "--jobs=2",
                    "--time=" + seconds,
                    "--file=" + file,
                    "--host=localhost",
                    "--port=" + server.port(),
                    "--username=postgres",
                    "rejoin");
            pgbench.environment().put("PGPASSWORD", server.password());
            Process process = pgbench.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int code = process.waitFor();
            Matcher rate = RATE.matcher(Files.readString(log, StandardCharsets.UTF_8));
            if (code != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench failed: see " + log);
            }
            return OptionalDouble.of(Double.parseDouble(rate.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
