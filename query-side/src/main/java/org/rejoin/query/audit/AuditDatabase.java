package org.rejoin.query.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Connections of its own, rejoin_audit from the first to the last statement: this package works on them directly and for
 * minutes, not in a request's transaction.
 */
@Component
class AuditDatabase implements AutoCloseable {

    // the watch, a verification, a request, and one more while the ledger looks at a gap
    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool;

    AuditDatabase(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String application,
            @Value("${spring.datasource.password:}") String password,
            @Value("${spring.datasource.hikari.connection-timeout:5000}") long connectionTimeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("audit");
        config.setJdbcUrl(url);
        config.setUsername(application);
        config.setPassword(password);
        config.setConnectionInitSql("SET ROLE rejoin_audit");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(connectionTimeout);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setInitializationFailTimeout(-1); // the roles may be wrong: the self-check says it better
        this.pool = new HikariDataSource(config);
    }

    HikariDataSource connections() {
        return pool;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
