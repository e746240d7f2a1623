package org.rejoin.bench.stock;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.rejoin.bench.Figures;
import org.rejoin.bench.Load;
import org.rejoin.bench.PgBench;
import org.rejoin.bench.Samples;
import org.rejoin.bench.Server;
import org.rejoin.command.casefile.CaseFileCommand;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.eventstore.EventSerializer;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Axon by its defaults on the same server, in a schema of its own: how many of the same commands, how fast a replay. */
public final class Stock {

    private static final String GROUP = "stock-list";
    private static final int POOL = 32;

    private Stock() {}

    /** Arguments: data directory of the server, file for the figures, runs, seconds, clients. */
    public static void main(String[] arguments) {
        int code = 1;
        try {
            measure(arguments);
            code = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        // or a processor that lost its database would go on for ever
        System.exit(code);
    }

    private static void measure(String[] arguments) throws Exception {
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        Server server = Server.of(Path.of(arguments[0]));
        Path result = Path.of(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        int clients = Integer.parseInt(arguments[4]);
        server.requireDurable();
        server.execute("DROP SCHEMA IF EXISTS stock CASCADE");
        server.execute("CREATE SCHEMA stock");
        Figures figures = new Figures();
        try (HikariDataSource database = pool(server)) {
            EntityManagerFactory factory = entities(database);
            EntityManager entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
            Configuration axon = DefaultConfigurer.jpaConfiguration(
                            new SimpleEntityManagerProvider(entities),
                            new SpringTransactionManager(new JpaTransactionManager(factory)))
                    // records cannot be read by the default one; beside that nothing is set
                    .configureSerializer(configuration -> EventSerializer.forTokens())
                    .configureEventSerializer(
                            configuration -> Jackson3Serializer.builder().build())
                    .configureAggregate(StockCase.class)
                    .eventProcessing(processing -> processing
                            .usingTrackingEventProcessors()
                            .registerEventHandler(configuration -> new StockRows(entities)))
                    .start();
            measure(
                    axon,
                    server,
                    new PgBench(server, Objects.requireNonNull(result.getParent())),
                    figures,
                    runs,
                    seconds,
                    clients);
            axon.shutdown();
            factory.close();
        }
        server.execute("DROP SCHEMA stock CASCADE");
        figures.write(result);
    }

    private static void measure(
            Configuration axon, Server server, PgBench limits, Figures figures, int runs, int seconds, int clients)
            throws InterruptedException {
        List<Load.Client> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            all.add(new StockLives(axon.commandGateway(), 1_000_000L * client));
        }
        Load.closedLoop(all, Duration.ofSeconds(2L * seconds), Duration.ofMillis(1));
        for (int run = 0; run < runs; run++) {
            limits.inserts(clients, seconds).ifPresent(rate -> figures.add("stock.pgbench.insert", rate));
            figures.add(
                    "stock.command",
                    Load.closedLoop(all, Duration.ofSeconds(Math.max(1, seconds / 5)), Duration.ofSeconds(seconds)),
                    "command");
        }
        TrackingEventProcessor list = axon.eventProcessingConfiguration()
                .eventProcessor(GROUP, TrackingEventProcessor.class)
                .orElseThrow();
        double events = server.number("SELECT count(*) FROM stock.domain_event_entry");
        long head = (long) server.number("SELECT max(global_index) FROM stock.domain_event_entry");
        // what is written meanwhile is the replay's: where it stands at the end of the time is what it did in it
        list.shutDown();
        list.resetTokens();
        long began = System.nanoTime();
        list.start();
        long until = began + Duration.ofSeconds(4L * seconds).toNanos();
        long reached = 0;
        while (reached < head && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
            reached = position(list);
        }
        double seen = server.number("SELECT count(*) FROM stock.domain_event_entry WHERE global_index <= " + reached);
        figures.add("stock.replay.eventsPerSecond", seen / ((System.nanoTime() - began) / 1e9));
        figures.add("stock.events", events);
    }

    private static long position(TrackingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .mapToLong(position -> position.orElse(0))
                .min()
                .orElse(0);
    }

    private static HikariDataSource pool(Server server) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(server.url() + "?currentSchema=stock");
        database.setUsername("postgres");
        database.setPassword(server.password());
        database.setMaximumPoolSize(POOL);
        return database;
    }

    private static EntityManagerFactory entities(HikariDataSource database) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(database);
        factory.setPackagesToScan(
                "org.axonframework.eventsourcing.eventstore.jpa",
                "org.axonframework.eventhandling.tokenstore.jpa",
                "org.rejoin.bench.stock");
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of(
                "hibernate.hbm2ddl.auto",
                "create",
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"));
        factory.afterPropertiesSet();
        return Objects.requireNonNull(factory.getObject());
    }

    /** The lives of the service's own measurement. */
    private static final class StockLives implements Load.Client {

        private final CommandGateway gateway;
        private final Random random;
        private long person;
        private int step;
        private CaseFileId id = new CaseFileId(UUID.randomUUID().toString());

        StockLives(CommandGateway gateway, long firstPerson) {
            this.gateway = gateway;
            this.person = firstPerson;
            this.random = new Random(firstPerson);
        }

        @Override
        public void turn(Load.Timings timings) throws Exception {
            CaseFileCommand command =
                    switch (step++ % 7) {
                        case 0 -> filing();
                        case 1 -> new SubmitFiling(id);
                        case 3 -> new ReportCase(id);
                        case 5 -> tracking(true);
                        case 6 -> new CloseCase(id, ClosureReason.ABROAD, null);
                        default -> tracking(false);
                    };
            timings.time("command", () -> gateway.sendAndWait(command));
        }

        private CaseFileCommand filing() {
            id = new CaseFileId(UUID.randomUUID().toString());
            LocalDate birthDate = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(600));
            LeavingType type = LeavingType.SUSPENSION;
            return new StartFiling(
                    id, type, Samples.form(person++, type, LocalDate.of(2026, 11, 2), birthDate, random), null);
        }

        private CaseFileCommand tracking(boolean closing) {
            return new SubmitTrackingRecord(
                    id,
                    UUID.randomUUID().toString(),
                    Samples.tracking(Instant.EPOCH, closing ? ClosureReason.ABROAD : null, random));
        }
    }
}
