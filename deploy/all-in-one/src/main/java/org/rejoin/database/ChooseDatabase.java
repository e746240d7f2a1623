package org.rejoin.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
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
            refuseUnwrappedKeys(environment);
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
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "rejoin_app");
        settings.put("spring.datasource.password", database.passwordOf("rejoin_app"));
        settings.put("rejoin.migrations.user", "rejoin_owner");
        settings.put("rejoin.migrations.password", database.passwordOf("rejoin_owner"));
        settings.put(
                "rejoin.secrets.key", environment.getProperty("rejoin.secrets.key", KeyFile.in(data, "secrets.key")));
        settings.put("rejoin.keys.user", "rejoin_keys");
        settings.put("rejoin.keys.password", database.passwordOf("rejoin_keys"));
        if (!namesMasterKey(environment)) {
            settings.put("rejoin.keys.master", KeyFile.in(data, "master.key"));
        }
        // the lock on the data directory makes this the only node that writes
        settings.put("rejoin.keys.erase-after", environment.getProperty("rejoin.keys.erase-after", "0s"));
        settings.put(
                "rejoin.aggregate-cache.enabled", environment.getProperty("rejoin.aggregate-cache.enabled", "true"));
        return settings;
    }

    private static void refuseUnwrappedKeys(ConfigurableEnvironment environment) {
        if (!namesMasterKey(environment) || environment.getProperty("rejoin.keys.user") == null) {
            throw new CannotStart(
                    "The keys of personal data want a master key and a database role of their own.",
                    "Make a master key once, the same for all nodes (openssl rand -base64 32), name it by"
                            + " rejoin.keys.master or rejoin.keys.master-file, and keep it apart from the backups; set"
                            + " rejoin.keys.user=rejoin_keys and .password (docs/operations.md).");
        }
    }

    private static boolean namesMasterKey(ConfigurableEnvironment environment) {
        return !environment.getProperty("rejoin.keys.master", "").isBlank()
                || !environment.getProperty("rejoin.keys.master-file", "").isBlank();
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
