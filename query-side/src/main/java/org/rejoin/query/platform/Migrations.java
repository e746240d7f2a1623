package org.rejoin.query.platform;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the schema read_model as its owner, before JPA validates it. */
@Configuration(proxyBeanMethods = false)
class Migrations {

    @Bean(initMethod = "migrate")
    Flyway querySideFlyway(
            @Value("${spring.datasource.url}") String url,
            @Value("${rejoin.migrations.user}") String owner,
            @Value("${rejoin.migrations.password:}") String password,
            @Value("${rejoin.reporting-role:rejoin_reporting}") String reporting) {
        return Flyway.configure()
                .dataSource(url, owner, password)
                .locations("classpath:db/query")
                .schemas("read_model")
                .defaultSchema("read_model")
                // by default a table belongs to who writes it; who reads it each migration must say
                .placeholders(Map.of("application", "rejoin_projection", "reporting", reporting))
                .load();
    }
}
