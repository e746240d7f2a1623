package org.rejoin.query.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox on a database of its own, without any event processor; no @Configuration, or the side itself would find it. */
@EntityScan
@EnableJpaRepositories
@ImportAutoConfiguration({HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import({
    TestedRoles.class,
    InboxProjector.class,
    TasksProjector.class,
    ClassChangesProjector.class,
    Messages.class,
    Inbox.class,
    Position.class
})
class InboxContext {

    static final Instant NOW = Instant.parse("2026-11-21T01:33:43Z");

    /** With as much of the event store as tells where an event stands. */
    @Bean
    DataSource dataSource() {
        TestDatabase database = MigratedDatabase.create();
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("CREATE SCHEMA event_store").update();
        owner.sql("CREATE TABLE event_store.domain_event (global_index bigint, event_identifier text)")
                .update();
        owner.sql("GRANT USAGE ON SCHEMA event_store TO rejoin_projection").update();
        owner.sql("GRANT SELECT, INSERT ON event_store.domain_event TO rejoin_projection")
                .update();
        return database.application();
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
