package org.rejoin.bench.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rejoin.keystore.BlindIndex;

/** What the commands of a case insert beside its events; a statement per table for many cases. */
record Reservations(Connection connection, BlindIndex index) {

    private static final String STUDENT = "INSERT INTO command_side.student (student_id) SELECT unnest(?::text[])";
    private static final String STUDENT_INDEX =
            "INSERT INTO command_side.student_index (version, national_id_index, student_id)"
                    + " SELECT * FROM unnest(?::int[], ?::text[], ?::text[])";
    private static final String STUDENT_CASE = """
            INSERT INTO command_side.student_case
                   (case_id, case_number, student_id, school, leaving_type, left_on, standing, closing_order,
                    reported_on, reporting_order, adult_on, closed_for, ended_on)
            SELECT case_id, case_number, student_id, school, leaving_type, left_on, standing,
                   CASE WHEN ended_on IS NOT NULL THEN nextval('command_side.closing_order') END, reported_on,
                   CASE WHEN reported_on IS NOT NULL THEN nextval('command_side.closing_order') END, adult_on, closed_for, ended_on
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::date[], ?::date[],
                          ?::text[], ?::date[])
                   AS new (case_id, case_number, student_id, school, leaving_type, left_on, standing, reported_on, adult_on,
                           closed_for, ended_on)""";
    // what is owed to a case that goes on the service says itself, as soon as it looks
    private static final String DEADLINE = """
            INSERT INTO command_side.deadline (task_name, task_instance, execution_time, picked, version)
            SELECT 'case-duties', unnest(?::text[]), ?, false, 1""";

    static Reservations of(Connection connection, BlindIndex index) {
        return new Reservations(connection, index);
    }

    void reserve(List<BuiltCase> cases, Instant now) throws SQLException {
        insert(STUDENT, texts(cases, one -> one.studentId));
        List<List<BlindIndex.Index>> indexes = cases.stream()
                .map(one -> index.of(one.form.student().nationalId()))
                .toList();
        for (int i = 0; i < indexes.get(0).size(); i++) {
            int which = i;
            insert(
                    STUDENT_INDEX,
                    indexes.stream().map(all -> all.get(which).version()).toArray(),
                    indexes.stream().map(all -> all.get(which).value()).toArray(),
                    texts(cases, one -> one.studentId));
        }
        insert(
                STUDENT_CASE,
                texts(cases, one -> one.caseId),
                texts(cases, one -> one.caseNumber),
                texts(cases, one -> one.studentId),
                texts(cases, one -> one.school.code()),
                texts(cases, one -> one.type.name()),
                texts(cases, one -> one.form.leftOn()),
                texts(cases, BuiltCase::standing),
                texts(cases, one -> one.reportedOn),
                texts(cases, BuiltCase::adultOn),
                texts(cases, one -> one.closedFor),
                texts(cases, one -> one.endedOn));
        deadlines(cases.stream().filter(one -> one.status.isOpen()).toList(), now);
    }

    private void deadlines(List<BuiltCase> open, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DEADLINE)) {
            statement.setArray(1, connection.createArrayOf("text", texts(open, one -> one.caseId)));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.executeUpdate();
        }
    }

    private void insert(String sql, Object[]... columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", columns[i]));
            }
            statement.executeUpdate();
        }
    }

    private static @Nullable Object[] texts(List<BuiltCase> cases, Function<BuiltCase, @Nullable Object> column) {
        return cases.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray();
    }
}
