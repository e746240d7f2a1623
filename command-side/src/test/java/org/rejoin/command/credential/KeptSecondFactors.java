package org.rejoin.command.credential;

import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Second factors for the tests of those who take them off. */
public final class KeptSecondFactors {

    private KeptSecondFactors() {}

    public static SecondFactors on(JdbcClient jdbc) {
        return new SecondFactors(jdbc, new SecretBox(""), Clock.systemUTC(), Set.of());
    }
}
