package org.rejoin.query.accesslog;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Migrates the schema access_log as its owner; apart from the read models, which may be dropped and rebuilt. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AccessLogConfiguration {

    @Bean(initMethod = "migrate")
    Flyway accessLogFlyway(
            @Value("${spring.datasource.url}") String url,
            @Value("${rejoin.migrations.user}") String owner,
            @Value("${rejoin.migrations.password:}") String password) {
        return Flyway.configure()
                .dataSource(url, owner, password)
                .locations("classpath:db/accesslog")
                .schemas("access_log")
                .defaultSchema("access_log")
                .placeholders(Map.of("application", "rejoin_query"))
                .load();
    }
}
