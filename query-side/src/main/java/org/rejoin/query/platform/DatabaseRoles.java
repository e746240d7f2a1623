package org.rejoin.query.platform;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;

/** Which role of the database a transaction has is decided by who begins it (ADR 18); one that joins it has the same. */
@Configuration(proxyBeanMethods = false)
class DatabaseRoles {

    static final String PROJECTION_TRANSACTIONS = "projectionTransactions";

    /** Of those that follow the events. */
    static final String FOLLOWING_TRANSACTIONS = "followingTransactions";

    private static final String BECOME_PROJECTION = "SET LOCAL ROLE rejoin_projection";

    // rows and position end together: what a crash takes of both is read from the events again, so no disk is waited
    // for
    private static final String FOLLOW =
            "SELECT set_config('role', 'rejoin_projection', true), set_config('synchronous_commit', 'off', true)";

    private static final String BECOME_READER = "SELECT set_config('role', 'rejoin_query', true),"
            + " set_config('rejoin.reader_account', ?, true), set_config('rejoin.reader_roles', ?, true),"
            + " set_config('rejoin.reader_unit', ?, true), set_config('rejoin.reader_county', ?, true)";

    /** As the pool signed in: rejoin_command, which sees no read model. */
    @Bean
    @Primary
    PlatformTransactionManager transactionManager(EntityManagerFactory entities) {
        return new JpaTransactionManager(entities);
    }

    @Bean(AsReader.TRANSACTIONS)
    PlatformTransactionManager readerTransactions(EntityManagerFactory entities) {
        return new RoleTransactions(entities, DatabaseRoles::becomeReader);
    }

    @Bean(PROJECTION_TRANSACTIONS)
    PlatformTransactionManager projectionTransactions(EntityManagerFactory entities) {
        return new RoleTransactions(entities, connection -> execute(connection, BECOME_PROJECTION));
    }

    @Bean(FOLLOWING_TRANSACTIONS)
    PlatformTransactionManager followingTransactions(EntityManagerFactory entities) {
        return new RoleTransactions(entities, connection -> execute(connection, FOLLOW));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Where nobody is signed in everything is empty, and no row visible. */
    private static void becomeReader(Connection connection) throws SQLException {
        Actor reader = reader();
        try (PreparedStatement statement = connection.prepareStatement(BECOME_READER)) {
            statement.setString(1, reader == null ? "" : reader.account());
            statement.setString(
                    2,
                    reader == null
                            ? ""
                            : reader.roles().stream().map(Role::name).collect(Collectors.joining(",")));
            statement.setString(3, reader == null ? "" : Objects.toString(reader.school(), ""));
            statement.setString(4, reader == null ? "" : Objects.toString(reader.county(), ""));
            statement.execute();
        }
    }

    private static @Nullable Actor reader() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
