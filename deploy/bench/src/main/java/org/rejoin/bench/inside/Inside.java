package org.rejoin.bench.inside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.rejoin.bench.Figures;
import org.rejoin.bench.Load;
import org.rejoin.bench.PgBench;
import org.rejoin.bench.School;
import org.rejoin.bench.Server;
import org.rejoin.command.platform.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is measured in the service's own JVM: commands without HTTP, how far behind the read models are, the replay. */
@Component
class Inside {

    private static final Logger LOG = LoggerFactory.getLogger(Inside.class);
    private static final int SCHOOLS = 500;
    private static final long PEOPLE_PER_CLIENT = 100_000;
    // whoever was filed before a run was broken off
    private static final long PEOPLE_BEFORE = 20_000_000;
    private static final String FOLLOWED = "build.catchUp.eventsPerSecond";
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final People people;
    private final DataSet dataSet;
    private final ReadModels readModels;
    private final Commands commands;
    private final Clock clock;
    private final Path data;
    private final Path result;
    private final int cases;
    private final boolean replays;
    private final int runs;
    private final int seconds;
    private final int clients;
    private final List<School> schools = School.all(SCHOOLS);
    private final Figures figures = new Figures();
    private long nextPerson = 100_000_000;

    Inside(
            People people,
            DataSet dataSet,
            ReadModels readModels,
            Commands commands,
            Clock clock,
            @Value("${rejoin.data}") Path data,
            @Value("${rejoin.bench.result}") Path result,
            @Value("${rejoin.bench.cases}") int cases,
            @Value("${rejoin.bench.replay}") boolean replays,
            @Value("${rejoin.bench.runs}") int runs,
            @Value("${rejoin.bench.seconds}") int seconds,
            @Value("${rejoin.bench.clients}") int clients) {
        this.people = people;
        this.dataSet = dataSet;
        this.readModels = readModels;
        this.commands = commands;
        this.clock = clock;
        this.data = data;
        this.result = result;
        this.cases = cases;
        this.replays = replays;
        this.runs = runs;
        this.seconds = seconds;
        this.clients = clients;
    }

    @EventListener
    void measure(ApplicationReadyEvent ready) {
        Thread measuring = new Thread(
                () -> {
                    int code = 1;
                    try {
                        measure();
                        code = 0;
                    } catch (Exception e) {
                        LOG.error("Not measured", e);
                    }
                    int ended = code;
                    System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> ended));
                },
                "bench");
        measuring.start();
    }

    private void measure() throws Exception {
        Server server = Server.of(data);
        server.requireDurable();
        PgBench limits = new PgBench(server, Objects.requireNonNull(result.getParent()));
        Path built = result.resolveSibling("built.json");
        if (Files.exists(built)) {
            goOn(built);
        } else {
            people.open(schools);
            LOG.info("{} schools are open", schools.size());
            warmUp();
            empty(limits);
            build(server);
            figures.write(built);
        }
        if (figures.median(FOLLOWED).isEmpty()) {
            follow(server);
            figures.write(built);
        }
        full(limits, server);
        if (replays) {
            replay(server);
        }
        figures.write(result);
    }

    private void goOn(Path built) {
        Figures before = Figures.read(built);
        double times = before.median("build.resumed").orElse(0) + 1;
        figures.addAll(before.without("build.resumed"), "");
        figures.add("build.resumed", times);
        figures.write(built);
        nextPerson += (long) times * PEOPLE_BEFORE;
        LOG.info("goes on with what is built");
        warmUp();
    }

    // everything compiled before anything counts
    private void warmUp() {
        lives(Duration.ofSeconds(3L * seconds), Duration.ofMillis(1), position -> {});
    }

    private void empty(PgBench limits) throws Exception {
        for (int run = 0; run < runs; run++) {
            limits.inserts(clients, seconds).ifPresent(rate -> figures.add("empty.pgbench.insert", rate));
            Load.Result result = lives(pause(), Duration.ofSeconds(seconds), position -> {});
            figures.add("empty.command", result, "command");
        }
        LOG.info("measured with no cases");
    }

    private void build(Server server) throws Exception {
        settle(server);
        figures.add("build.bytesBefore", server.number("SELECT pg_database_size('rejoin')"));
        readModels.stop();
        long began = System.nanoTime();
        long events = dataSet.build(cases, schools);
        double took = (System.nanoTime() - began) / 1e9;
        figures.add("build.events", events);
        figures.add("build.eventsPerSecond", events / took);
        LOG.info("{} cases are built: {} events in {} s", cases, events, took);
        server.execute("ANALYZE");
        ReadModels.automationsBeginAtTheEnd(server);
    }

    private void follow(Server server) throws Exception {
        long head = (long) server.number("SELECT max(global_index) FROM event_store.domain_event");
        double followed = readModels.reached();
        long began = System.nanoTime();
        readModels.start();
        Map<String, Double> each = readModels.awaitEach(head, began);
        figures.add(FOLLOWED, (head - followed) / ReadModels.slowest(each));
        LOG.info("all read models have followed after {} s: {}", ReadModels.slowest(each), each);
        duties(server);
        server.execute("VACUUM (ANALYZE)");
        settle(server);
        figures.add(
                "bytes.perEvent",
                server.number("SELECT pg_total_relation_size('event_store.domain_event')::float8"
                        + " / (SELECT count(*) FROM event_store.domain_event)"));
        double before = figures.median("build.bytesBefore").orElse(0);
        figures.add("bytes.perCase", (server.number("SELECT pg_database_size('rejoin')") - before) / cases);
    }

    /** What is owed to the open cases is said by the service itself, as it falls due. */
    private void duties(Server server) throws InterruptedException {
        long began = System.nanoTime();
        double due = server.number(DUE);
        while (server.number(DUE) > 0) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("There are still duties to be reckoned");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        LOG.info("the duties of {} open cases are known after {} s", due, (System.nanoTime() - began) / 1_000_000_000L);
    }

    private static final String DUE =
            "SELECT count(*) FROM command_side.deadline WHERE task_name = 'case-duties' AND execution_time <= now()";

    /** Until nothing follows from what was written any more. */
    private void settle(Server server) throws InterruptedException {
        long head = -1;
        for (long next = head(server); next != head; next = head(server)) {
            head = next;
            readModels.awaitEach(head, System.nanoTime());
            TimeUnit.MILLISECONDS.sleep(1_500);
        }
    }

    private static long head(Server server) {
        return (long) server.number("SELECT coalesce(max(global_index), 0) FROM event_store.domain_event");
    }

    private void full(PgBench limits, Server server) throws Exception {
        for (int run = 0; run < runs; run++) {
            limits.inserts(clients, seconds).ifPresent(rate -> figures.add("pgbench.insert", rate));
            long before = head(server);
            Load.Result result = lives(pause(), Duration.ofSeconds(seconds), position -> {});
            figures.add("command", result, "command");
            long ended = System.nanoTime();
            long head = head(server);
            figures.add("command.eventsBehind", Math.max(0, head - readModels.reached()));
            figures.add("command.eventsWritten", head - before);
            readModels.awaitEach(head, ended);
            double behind = (System.nanoTime() - ended) / 1e9;
            figures.add("command.keptUpPerSecond", result.count("command") / (result.seconds() + behind));
            settle(server);
            half(result.perSecond("command") / 2);
            settle(server);
        }
        LOG.info("measured with {} cases", cases);
    }

    private void half(double rate) throws Exception {
        try (Follow follow = new Follow(readModels)) {
            List<Load.Client> half = clients(position -> follow.written(position));
            Load.openLoop(half, rate, pause(), Duration.ofMillis(1));
            follow.keep();
            Load.Result result = Load.openLoop(half, rate, Duration.ZERO, Duration.ofSeconds(seconds));
            figures.add("half.command", result, "turn");
            figures.add("half.lag.p50ms", follow.percentileMillis(50));
            figures.add("half.lag.p99ms", follow.percentileMillis(99));
        }
    }

    private void replay(Server server) throws Exception {
        settle(server);
        long head = head(server);
        long began = System.nanoTime();
        readModels.reset();
        double emptied = (System.nanoTime() - began) / 1e9;
        Map<String, Double> each = readModels.awaitEach(head, began);
        double events = server.number("SELECT count(*) FROM event_store.domain_event");
        figures.add("replay.events", events);
        figures.add("replay.readModels", readModels.count());
        figures.add("replay.eventsPerSecond", events / ReadModels.slowest(each));
        each.forEach((name, seconds) -> figures.add("replay." + name + ".seconds", seconds));
        LOG.info(
                "replayed {} events in {} s, of which emptying {} s: {}",
                events,
                ReadModels.slowest(each),
                emptied,
                each);
    }

    private Duration pause() {
        return Duration.ofSeconds(Math.max(1, seconds / 5));
    }

    private Load.Result lives(Duration warmUp, Duration measured, LongConsumer written) {
        return Load.closedLoop(clients(written), warmUp, measured);
    }

    private List<Load.Client> clients(LongConsumer written) {
        List<Load.Client> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            School school = schools.get(client * (schools.size() / clients));
            all.add(new Lives(commands, school, clock, ZoneId.of("Asia/Taipei"), nextPerson, written));
            nextPerson += PEOPLE_PER_CLIENT;
        }
        return all;
    }
}
