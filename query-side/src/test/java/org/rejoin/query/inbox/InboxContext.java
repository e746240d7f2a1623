package org.rejoin.query.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.rejoin.query.MigratedDatabase;
import org.rejoin.query.platform.TestedRoles;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The inbox on a database of its own, without any event processor; no @Configuration, or the side itself would find it. */
@EntityScan
@EnableJpaRepositories
@ImportAutoConfiguration({HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import({TestedRoles.class, InboxProjector.class, Inbox.class})
class InboxContext {

    static final Instant NOW = Instant.parse("2026-11-21T01:33:43Z");

    @Bean
    DataSource dataSource() {
        return MigratedDatabase.create().application();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
