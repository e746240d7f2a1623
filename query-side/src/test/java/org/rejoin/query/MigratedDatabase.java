package org.rejoin.query;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.rejoin.eventstore.TestDatabase;

/** A fresh database with the tables of this side. */
public final class MigratedDatabase {

    private MigratedDatabase() {}

    public static TestDatabase create() {
        TestDatabase database = TestDatabase.create();
        migrate(database.owner());
        return database;
    }

    private static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/query")
                .schemas("read_model")
                .defaultSchema("read_model")
                .placeholders(Map.of("application", "rejoin_projection", "reporting", TestDatabase.REPORTING))
                .load()
                .migrate();
    }
}
