package org.rejoin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.rejoin.CannotStart;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Before any bean exists: an external database where one is named, else the embedded one. */
public final class ChooseDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "data directory",
                        Map.of(
                                "rejoin.audit.directory",
                                dataDirectory(environment).resolve("audit").toString())));
        if (environment.getProperty("spring.datasource.url") != null) {
            refuseDemoIn(environment);
            return;
        }
        refuseSilentChoiceIn(environment);
        try {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "embedded database", startEmbedded(context.getDefaultListableBeanFactory(), environment)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // before anything is migrated there: a forgotten profile must not open published accounts in a production
    private static void refuseDemoIn(ConfigurableEnvironment environment) {
        boolean wanted = environment.getProperty("rejoin.demo.external-database", Boolean.class, false);
        if (environment.acceptsProfiles(Profiles.of("demo & !production")) && !wanted) {
            throw new CannotStart(
                    "The demo, active where no other profile is, does not use an external database.",
                    "Set SPRING_PROFILES_ACTIVE=production. For a demo of several nodes set"
                            + " rejoin.demo.external-database=true.");
        }
    }

    private static void refuseSilentChoiceIn(ConfigurableEnvironment environment) {
        boolean embedded = "embedded".equals(environment.getProperty("rejoin.database"));
        if (environment.acceptsProfiles(Profiles.of("production")) && !embedded) {
            throw new CannotStart(
                    "The profile production wants an explicit choice of the database.",
                    "Name an external one by spring.datasource.url, .username, .password and rejoin.migrations.user,"
                            + " .password (docs/operations.md), or set rejoin.database=embedded for an installation on"
                            + " one machine.");
        }
    }

    private static Map<String, Object> startEmbedded(
            DefaultListableBeanFactory beans, ConfigurableEnvironment environment) throws IOException {
        int port = environment.getProperty("rejoin.postgres.port", Integer.class, 0);
        Path data = dataDirectory(environment);
        EmbeddedDatabase database = EmbeddedDatabase.start(data, port);
        // the first to be registered is the last to be destroyed: when nobody writes any more
        beans.registerDisposableBean("embeddedDatabase", database::close);
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", "rejoin_app",
                "spring.datasource.password", database.passwordOf("rejoin_app"),
                "rejoin.migrations.user", "rejoin_owner",
                "rejoin.migrations.password", database.passwordOf("rejoin_owner"),
                "rejoin.secrets.key", environment.getProperty("rejoin.secrets.key", SecretsKey.in(data)),
                // the lock on the data directory makes this the only node that writes
                "rejoin.aggregate-cache.enabled", environment.getProperty("rejoin.aggregate-cache.enabled", "true"));
    }

    /** REJOIN_DATA, else {@code data} beside the jar; beside the module while the jar still lies in its target. */
    private static Path dataDirectory(ConfigurableEnvironment environment) {
        String chosen = environment.getProperty("rejoin.data");
        if (chosen != null) {
            return Path.of(chosen);
        }
        Path home = new ApplicationHome(ChooseDatabase.class).getDir().toPath().toAbsolutePath();
        for (Path path = home; path != null && path.getFileName() != null; path = path.getParent()) {
            if (path.endsWith("target")) {
                return Objects.requireNonNull(path.getParent()).resolve("data");
            }
        }
        return home.resolve("data");
    }
}
