package org.rejoin.query.audit;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.rejoin.eventstore.proof.JdbcHistory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the schema audit by itself: a read_model that is dropped and rebuilt leaves it alone. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean(initMethod = "migrate")
    Flyway auditFlyway(
            @Value("${spring.datasource.url}") String url,
            @Value("${rejoin.migrations.user}") String owner,
            @Value("${rejoin.migrations.password:}") String password,
            @Value("${spring.datasource.username}") String application) {
        return Flyway.configure()
                .dataSource(url, owner, password)
                .locations("classpath:db/audit")
                .schemas("audit")
                .defaultSchema("audit")
                .placeholders(Map.of("application", application))
                .load();
    }

    @Bean
    JdbcHistory history(DataSource database) {
        return new JdbcHistory(database);
    }
}
