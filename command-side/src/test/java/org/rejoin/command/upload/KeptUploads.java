package org.rejoin.command.upload;

import org.rejoin.command.account.KnownAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads for the tests of those who hand files in. */
public final class KeptUploads {

    private KeptUploads() {}

    public static Uploads on(JdbcClient jdbc) {
        return new Uploads(jdbc, KnownAccounts.on(jdbc));
    }
}
