package org.rejoin.query.statistics;

import javax.sql.DataSource;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.query.MigratedDatabase;
import org.rejoin.query.platform.TestedRoles;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statistics on their own database, without event processors; no @Configuration, or the side would find it. */
@EntityScan
@ImportAutoConfiguration({HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import({TestedRoles.class, StatisticsProjector.class, Reports.class})
class StatisticsContext {

    @Bean
    TestDatabase database() {
        return MigratedDatabase.create();
    }

    @Bean
    DataSource dataSource(TestDatabase database) {
        return database.application();
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }
}
