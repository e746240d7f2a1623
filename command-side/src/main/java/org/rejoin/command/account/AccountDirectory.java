package org.rejoin.command.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rejoin.event.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds accounts as they stand now: written with every event, so never late. */
@Component
public class AccountDirectory {

    private static final String KNOWN = """
            SELECT a.account_id, a.account, a.name, a.email, a.phone, a.school, coalesce(u.county, a.county) AS county,
                   a.roles, a.standing, a.verified
              FROM command_side.account a LEFT JOIN command_side.school_unit u ON u.unit = a.school
             WHERE\s""";

    private final JdbcClient jdbc;

    AccountDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<KnownAccount> byId(String accountId) {
        return jdbc.sql(KNOWN + "a.account_id = ?")
                .param(accountId)
                .query((row, n) -> known(row))
                .optional();
    }

    /** By account name, whatever its case; applications that were turned down have none. */
    public Optional<KnownAccount> byName(String account) {
        return jdbc.sql(KNOWN + "lower(a.account) = lower(?) AND a.standing <> 'REFUSED'")
                .param(account)
                .query((row, n) -> known(row))
                .optional();
    }

    public Optional<KnownAccount> principalReporterOf(String school) {
        return jdbc.sql(KNOWN
                        + "a.account_id = (SELECT account_id FROM command_side.principal_reporter WHERE school = ?)")
                .param(school)
                .query((row, n) -> known(row))
                .optional();
    }

    /** Accounts in use that hold the role, in the order of their names. */
    public List<KnownAccount> holding(Role role) {
        return jdbc.sql(KNOWN + "? = ANY (a.roles) AND a.standing = 'NORMAL' ORDER BY a.account")
                .param(role.name())
                .query((row, n) -> known(row))
                .list();
    }

    /** Whether nobody ever had an account here, nor asked for one. */
    public boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM command_side.account)")
                .query(Boolean.class)
                .single();
    }

    private static KnownAccount known(ResultSet row) throws SQLException {
        return new KnownAccount(
                row.getString("account_id"),
                row.getString("account"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("school"),
                row.getString("county"),
                roles(row.getArray("roles")),
                KnownAccount.Standing.valueOf(row.getString("standing")),
                row.getBoolean("verified"));
    }

    private static Set<Role> roles(Array names) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : (String[]) names.getArray()) {
            roles.add(Role.valueOf(name));
        }
        return roles;
    }
}
