package org.rejoin.eventstore;

import java.sql.SQLException;
import org.axonframework.common.ExceptionUtils;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/** Tells a concurrent change (two writers of one position) from a failure; Axon's JDBC default misses PostgreSQL's. */
public final class AppendConflicts implements PersistenceExceptionResolver {

    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        return ExceptionUtils.findException(exception, SQLException.class)
                .map(SQLException::getSQLState)
                .filter(UNIQUE_VIOLATION::equals)
                .isPresent();
    }
}
