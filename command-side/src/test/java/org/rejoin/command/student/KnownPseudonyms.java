package org.rejoin.command.student;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Pseudonyms for the tests of whoever asks for them. */
public final class KnownPseudonyms {

    private KnownPseudonyms() {}

    public static Pseudonyms on(JdbcClient jdbc) {
        return new Pseudonyms(jdbc);
    }

    public static void known(JdbcClient jdbc, String studentId, String nationalId) {
        jdbc.sql("INSERT INTO command_side.student (student_id, national_id) VALUES (?, ?)")
                .params(studentId, nationalId)
                .update();
    }
}
