package org.rejoin.command.mail;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox for the tests of those who queue mail. */
public final class QueuedMail {

    private QueuedMail() {}

    public static Outbox on(JdbcClient jdbc) {
        return new Outbox(jdbc);
    }
}
