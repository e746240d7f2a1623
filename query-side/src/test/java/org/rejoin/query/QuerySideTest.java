package org.rejoin.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** The whole query side on a real PostgreSQL, one context for all tests; each uses schools and cases of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = QuerySideTest.Application.class)
@ContextConfiguration(initializers = QuerySideTest.Database.class)
public @interface QuerySideTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
                "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration"
            })
    @Import(QuerySideConfiguration.class)
    class Application {}

    class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final String READERS = "rejoin_command, rejoin_projection, rejoin_query, rejoin_audit";

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.create();
            createEventStore(new JdbcTemplate(database.owner()));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "spring.datasource.url",
                                    database.url(),
                                    "spring.datasource.username",
                                    TestDatabase.APPLICATION,
                                    "rejoin.migrations.user",
                                    TestDatabase.OWNER,
                                    "rejoin.keys.user",
                                    TestDatabase.KEYS,
                                    "rejoin.keys.master",
                                    TestKeys.MASTER,
                                    "rejoin.keys.erase-after",
                                    "0s",
                                    "rejoin.audit.directory",
                                    temporaryDirectory())));
        }

        private static String temporaryDirectory() {
            try {
                Path directory = Files.createTempDirectory("rejoin-audit-");
                directory.toFile().deleteOnExit();
                return directory.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        // it belongs to the command side; here stands what reading needs
        public static void createEventStore(JdbcTemplate owner) {
            owner.execute("CREATE SCHEMA event_store");
            owner.execute("GRANT USAGE ON SCHEMA event_store TO " + READERS);
            owner.execute("""
                    CREATE TABLE event_store.domain_event (
                        global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        event_identifier     text   NOT NULL UNIQUE,
                        aggregate_identifier text   NOT NULL,
                        sequence_number      bigint NOT NULL,
                        type                 text,
                        payload_type         text   NOT NULL,
                        payload_revision     text,
                        payload              bytea  NOT NULL,
                        meta_data            bytea,
                        time_stamp           text   NOT NULL,
                        tx                   xid8   NOT NULL DEFAULT pg_current_xact_id(),
                        UNIQUE (aggregate_identifier, sequence_number)
                    )""");
            owner.execute("GRANT INSERT ON event_store.domain_event TO rejoin_command");
            owner.execute("GRANT SELECT ON event_store.domain_event TO " + READERS);
        }
    }
}
