package org.rejoin.query.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import org.hibernate.Session;
import org.hibernate.jdbc.Work;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/** Begins each transaction by becoming somebody, until its end: commit and rollback alike give the connection back as it was. */
final class RoleTransactions extends JpaTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient Work become;

    RoleTransactions(EntityManagerFactory entities, Work become) {
        super(entities);
        this.become = become;
        setJpaDialect(new Becoming());
    }

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet(); // takes the dialect of the entities
        setJpaDialect(new Becoming());
    }

    private final class Becoming extends HibernateJpaDialect {

        private static final long serialVersionUID = 1L;

        // here, and not after it: what fails at the beginning leaves no transaction behind
        @Override
        public Object beginTransaction(EntityManager entities, TransactionDefinition definition) throws SQLException {
            Object begun = super.beginTransaction(entities, definition);
            entities.unwrap(Session.class).doWork(become);
            return begun;
        }
    }
}
