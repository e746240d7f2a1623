package org.rejoin.command.account;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory of accounts for the tests of those who ask it. */
public final class KnownAccounts {

    private KnownAccounts() {}

    public static AccountDirectory on(JdbcClient jdbc) {
        return new AccountDirectory(jdbc);
    }
}
