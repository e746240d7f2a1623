package org.rejoin.query.audit;

import java.time.Clock;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.rejoin.eventstore.proof.JdbcHistory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Migrates the schema audit by itself: a read_model that is dropped and rebuilt leaves it alone. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean(initMethod = "migrate")
    Flyway auditFlyway(
            @Value("${spring.datasource.url}") String url,
            @Value("${rejoin.migrations.user}") String owner,
            @Value("${rejoin.migrations.password:}") String password) {
        return Flyway.configure()
                .dataSource(url, owner, password)
                .locations("classpath:db/audit")
                .schemas("audit")
                .defaultSchema("audit")
                .placeholders(Map.of("application", "rejoin_audit"))
                .load();
    }

    @Bean
    JdbcHistory history(AuditDatabase database) {
        return new JdbcHistory(database.connections());
    }

    @Bean
    Ledger ledger(AuditDatabase database) {
        return new Ledger(database.connections());
    }

    @Bean
    CheckpointBook checkpointBook(AuditDatabase database, JdbcHistory history, CheckpointKeys keys, Clock clock) {
        return new CheckpointBook(database.jdbc(), history, keys, clock);
    }

    @Bean
    Verifications verifications(
            AuditDatabase database, JdbcHistory history, CheckpointBook checkpoints, CheckpointKeys keys, Clock clock) {
        return new Verifications(database.jdbc(), history, checkpoints, keys, clock);
    }

    @Bean(CheckpointBook.TRANSACTIONS)
    PlatformTransactionManager auditTransactions(AuditDatabase database) {
        return new DataSourceTransactionManager(database.connections());
    }
}
