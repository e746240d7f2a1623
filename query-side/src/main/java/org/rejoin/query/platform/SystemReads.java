package org.rejoin.query.platform;

import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Questions of the service itself, for no reader: positions, counts. Their answers show no row of anybody. */
@Component
public class SystemReads {

    private final TransactionTemplate transaction;

    SystemReads(@Qualifier(DatabaseRoles.PROJECTION_TRANSACTIONS) PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        // in a reader's transaction it would be the reader who asks
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T> T read(Supplier<T> question) {
        return transaction.execute(status -> question.get());
    }
}
