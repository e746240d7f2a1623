package org.rejoin.command.school;

import org.rejoin.command.casefile.SchoolDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The units for the tests of those who ask for them. */
public final class KnownUnits {

    private KnownUnits() {}

    public static SchoolDirectory on(JdbcClient jdbc) {
        return new SchoolUnits(jdbc);
    }
}
