package org.rejoin.query.accounts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.event.Role;
import org.rejoin.query.page.PersonNames;
import org.rejoin.query.platform.SystemReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells pages, which name no read model. Whom a page may name, it knows from its own read model. */
@Component
class NamesOfAccounts implements PersonNames {

    private final JdbcClient jdbc;
    private final SystemReads reads;

    NamesOfAccounts(JdbcClient jdbc, SystemReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    @Override
    public Map<String, Person> of(Set<String> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : reads
                        .read(() -> jdbc.sql(
                                        "SELECT account, name, roles FROM read_model.account WHERE account IN (:all)")
                                .param("all", accounts)
                                .query((row, number) -> Map.entry(row.getString("account"), person(row)))
                                .list())
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    @Override
    public Optional<String> principalReporterOf(String unit) {
        return reads.read(
                () -> jdbc.sql("""
                                SELECT name FROM read_model.account
                                 WHERE school = :unit AND standing = 'NORMAL' AND 'PRINCIPAL_REPORTER' = ANY(roles)
                                 ORDER BY account LIMIT 1""").param("unit", unit).query(String.class).optional());
    }

    private static Person person(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return new Person(
                row.getString("name"),
                Stream.of((String[]) roles.getArray()).map(Role::valueOf).collect(Collectors.toSet()));
    }
}
