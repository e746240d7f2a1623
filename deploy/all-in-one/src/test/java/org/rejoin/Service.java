package org.rejoin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The whole application with its own PostgreSQL: one for all tests of a JVM, or more where a test asks for them. */
public final class Service implements AutoCloseable {

    private static final Path REFUSED_STATEMENTS = Path.of("target", "refused-statements.log");

    static {
        try {
            Files.deleteIfExists(REFUSED_STATEMENTS); // of an earlier run
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Map<String, String> DATABASES = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Address of the service all tests share, without a slash at the end; starts it at first use. */
    public static String url() {
        return Shared.SERVICE.address();
    }

    /** A bean of the shared service. */
    public static <T> T bean(Class<T> type) {
        return Shared.SERVICE.beanOf(type);
    }

    /** A service of one's own, on a free port and without sample cases; more settings as {@code --name=value}. */
    public static Service start(Path data, String... settings) {
        return start(data, Clock.systemUTC(), settings);
    }

    /** As above, with a clock that the test may move. */
    public static Service start(Path data, Clock clock, String... settings) {
        return start(data, clock, beans -> {}, settings);
    }

    /** As above, with beans in place of the service's own. */
    public static Service start(
            Path data, Clock clock, Consumer<GenericApplicationContext> beansInstead, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--rejoin.demo.samples=false", "--rejoin.data=" + data));
        arguments.addAll(List.of(settings));
        SpringApplication application = Rejoin.application();
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext beans) {
                beans.registerBean("clock", Clock.class, () -> clock);
                beansInstead.accept(beans);
            }
        });
        Service service = new Service(application.run(arguments.toArray(String[]::new)));
        DATABASES.put(
                service.address(), service.beanOf(Environment.class).getRequiredProperty("spring.datasource.url"));
        return service;
    }

    /** What tells whether two addresses are nodes on one database; all are that were not started here. */
    static String databaseOf(String url) {
        return DATABASES.getOrDefault(url, "");
    }

    public String address() {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return "http://localhost:" + port;
    }

    public <T> T beanOf(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A data directory that disappears after everything in this JVM has stopped. */
    public static Path temporaryData() {
        try {
            Path data = Files.createTempDirectory("rejoin-data-");
            SpringApplication.getShutdownHandlers().add(() -> {
                keepRefusals(data);
                delete(data);
            });
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server of the test refused its roles: {@link LogScanCheck} looks at it. */
    private static void keepRefusals(Path data) {
        Path logs = data.resolve("postgres/log");
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.toList()) {
                List<String> refused = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                        .filter(line -> line.contains("permission denied") || line.contains("row-level security"))
                        .toList();
                Files.write(REFUSED_STATEMENTS, refused, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {

        private static final Service SERVICE = start(
                temporaryData(),
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + Mailbox.port(),
                // the staff of every school of every test apply from one address
                "--rejoin.accounts.applications-per-hour=100000",
                "--rejoin.paper.fonts=src/test/resources/fonts/one-rare-character.ttf");
    }
}
