package org.rejoin.query.accounts;

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

/** The accounts on a database of their own, without any event processor; no @Configuration, or the side itself would find it. */
@EntityScan
@EnableJpaRepositories
@ImportAutoConfiguration({HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import({TestedRoles.class, AccountsProjector.class, Accounts.class})
class AccountsContext {

    @Bean
    DataSource dataSource() {
        return MigratedDatabase.create().application();
    }
}
