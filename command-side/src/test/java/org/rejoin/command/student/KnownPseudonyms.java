package org.rejoin.command.student;

import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;
import org.rejoin.keystore.BlindIndex;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pseudonyms for the tests of whoever asks for them. */
public final class KnownPseudonyms {

    private static final BlindIndex INDEX = TestKeys.open(TestDatabase.create()).blindIndex();

    private KnownPseudonyms() {}

    public static Pseudonyms on(JdbcClient jdbc) {
        return new Pseudonyms(jdbc, new StudentIndex(jdbc, INDEX));
    }

    public static void known(JdbcClient jdbc, String studentId, String nationalId) {
        StudentIndex index = new StudentIndex(jdbc, INDEX);
        index.add(studentId, index.of(nationalId));
    }
}
