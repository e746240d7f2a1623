package org.rejoin.command.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.rejoin.eventstore.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database as the command side migrates it, used in the role of the service. */
public final class MigratedDatabase {

    private MigratedDatabase() {}

    public static TestDatabase create() {
        TestDatabase database = TestDatabase.create();
        new CommandPlatform().commandSideMigrations(database.url(), TestDatabase.OWNER, "");
        return database;
    }

    /** The one that tests share which keep reservations alone; empty again. */
    public static JdbcClient emptied() {
        for (String table : new String[] {
            "announcement",
            "transfer_in_match",
            "transfer_in_line",
            "student_case",
            "case_number",
            "student_index",
            "erasure",
            "student",
            "mail",
            "second_factor",
            "account_link_end",
            "upload",
            "open_principal_transfer",
            "principal_reporter",
            "account",
            "school_unit"
        }) {
            Shared.JDBC.sql("DELETE FROM command_side." + table).update();
        }
        return Shared.JDBC;
    }

    public static DataSource shared() {
        return Shared.POOL;
    }

    private static final class Shared {

        private static final HikariDataSource POOL = pool(create().application());
        private static final JdbcClient JDBC = JdbcClient.create(POOL);

        private static HikariDataSource pool(DataSource database) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(database);
            config.setMaximumPoolSize(4);
            return new HikariDataSource(config);
        }
    }
}
