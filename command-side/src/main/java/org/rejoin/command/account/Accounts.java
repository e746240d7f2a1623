package org.rejoin.command.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is unique across accounts, names and principal reporters, and the directory of them. Written in the transaction of
 * the event; whoever wants the same name or office meanwhile waits for its end.
 */
@Component
class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the name was free, whatever its case; the history calls the service by a name too. */
    boolean entered(AccountApplied application) {
        return entered(
                new AccountId(application.accountId()),
                application.account(),
                application.holder(),
                application.school(),
                null,
                application.roles(),
                Standing.APPLIED);
    }

    boolean entered(AccountOpened opening) {
        return entered(
                new AccountId(opening.accountId()),
                opening.account(),
                opening.holder(),
                opening.school(),
                opening.county(),
                opening.roles(),
                Standing.NORMAL);
    }

    boolean entered(
            AccountId id,
            String account,
            AccountHolder holder,
            @Nullable String school,
            @Nullable String county,
            List<Role> roles,
            Standing standing) {
        return !account.equalsIgnoreCase(Actor.SYSTEM.account())
                && jdbc.sql("""
                        INSERT INTO command_side.account
                               (account_id, account, name, email, phone, school, county, roles, standing, verified)
                        VALUES (:id, :account, :name, :email, :phone, :school, :county, :roles, :standing, false)
                            ON CONFLICT DO NOTHING""")
                                .param("id", id.value())
                                .param("account", account)
                                .param("name", holder.name())
                                .param("email", holder.email())
                                .param("phone", holder.phone())
                                .param("school", school)
                                .param("county", county)
                                .param("roles", names(roles))
                                .param("standing", standing.name())
                                .update()
                        == 1;
    }

    /** Whether the unit had no principal reporter; one who is disabled stays the one until a transfer (R-ACC-20/21). */
    boolean becamePrincipal(AccountId id, String school) {
        return jdbc.sql("INSERT INTO command_side.principal_reporter (school, account_id) VALUES (?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .params(school, id.value())
                        .update()
                == 1;
    }

    boolean hasPrincipalInUse(String school) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM command_side.principal_reporter JOIN command_side.account USING (account_id)
                                        WHERE principal_reporter.school = ? AND standing = 'NORMAL')""").param(school).query(Boolean.class).single();
    }

    void steppedDown(AccountId id) {
        jdbc.sql("DELETE FROM command_side.principal_reporter WHERE account_id = ?")
                .param(id.value())
                .update();
    }

    void holds(AccountId id, List<Role> roles) {
        jdbc.sql("UPDATE command_side.account SET roles = ? WHERE account_id = ?")
                .params(names(roles), id.value())
                .update();
    }

    void stands(AccountId id, Standing standing, boolean verified) {
        jdbc.sql("UPDATE command_side.account SET standing = ?, verified = ? WHERE account_id = ?")
                .params(standing.name(), verified, id.value())
                .update();
    }

    void isReachedAt(AccountId id, String email, String phone) {
        jdbc.sql("UPDATE command_side.account SET email = ?, phone = ? WHERE account_id = ?")
                .params(email, phone, id.value())
                .update();
    }

    private static String[] names(List<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
