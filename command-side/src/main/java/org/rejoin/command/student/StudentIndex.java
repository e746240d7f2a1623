package org.rejoin.command.student;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.IndexRotation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table behind the register: from national id to student by keyed hashes. */
@Component
class StudentIndex implements IndexRotation.Kept {

    private final JdbcClient jdbc;
    private final BlindIndex index;

    StudentIndex(JdbcClient jdbc, BlindIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    Optional<String> find(List<BlindIndex.Index> indexes) {
        return jdbc.sql("SELECT student_id FROM unnest(?::int[], ?::text[]) AS wanted (version, value)"
                        + " JOIN command_side.student_index stored ON stored.version = wanted.version"
                        + " AND national_id_index = value LIMIT 1")
                .param(versions(indexes))
                .param(values(indexes))
                .query(String.class)
                .optional();
    }

    /** Students by national id, of those who are there. */
    Map<String, String> findAll(Set<String> nationalIds) {
        Map<BlindIndex.Index, String> wanted = new HashMap<>();
        nationalIds.forEach(nationalId -> of(nationalId).forEach(one -> wanted.put(one, nationalId)));
        List<BlindIndex.Index> indexes = List.copyOf(wanted.keySet());
        Map<String, String> found = new HashMap<>();
        jdbc.sql("SELECT stored.version, national_id_index, student_id FROM unnest(?::int[], ?::text[])"
                        + " AS wanted (version, value) JOIN command_side.student_index stored"
                        + " ON stored.version = wanted.version AND national_id_index = value")
                .param(versions(indexes))
                .param(values(indexes))
                .query(row -> {
                    BlindIndex.Index one = new BlindIndex.Index(row.getInt(1), row.getString(2));
                    found.put(Objects.requireNonNull(wanted.get(one)), row.getString(3));
                });
        return found;
    }

    List<BlindIndex.Index> of(String nationalId) {
        return index.of(nationalId);
    }

    /** @return whether this student is now the one; false where another transaction was first with any of the versions */
    boolean add(String studentId, List<BlindIndex.Index> indexes) {
        // the oldest version first on every node: who meets another waits for him there, and nobody waits in a circle
        int added = jdbc.sql("WITH student AS (INSERT INTO command_side.student (student_id) VALUES (?))"
                        + " INSERT INTO command_side.student_index (version, national_id_index, student_id)"
                        + " SELECT version, value, ? FROM unnest(?::int[], ?::text[]) AS new (version, value)"
                        + " ORDER BY version ON CONFLICT DO NOTHING")
                .params(studentId, studentId)
                .param(versions(indexes))
                .param(values(indexes))
                .update();
        if (added == indexes.size()) {
            return true;
        }
        jdbc.sql("DELETE FROM command_side.student_index WHERE student_id = ?")
                .param(studentId)
                .update();
        jdbc.sql("DELETE FROM command_side.student WHERE student_id = ?")
                .param(studentId)
                .update();
        return false;
    }

    @Override
    public void addMissing(String studentId, String nationalId) {
        List<BlindIndex.Index> indexes = of(nationalId);
        jdbc.sql("INSERT INTO command_side.student_index (version, national_id_index, student_id)"
                        + " SELECT version, value, ? FROM unnest(?::int[], ?::text[]) AS new (version, value),"
                        + " (SELECT FROM command_side.student_index WHERE student_id = ? LIMIT 1 FOR SHARE) AS known"
                        + " ORDER BY version ON CONFLICT DO NOTHING")
                .param(studentId)
                .param(versions(indexes))
                .param(values(indexes))
                .param(studentId)
                .update();
    }

    @Override
    public List<String> without(int version, String after, int limit) {
        return jdbc.sql("SELECT DISTINCT student_id FROM command_side.student_index known"
                        + " WHERE student_id > ? AND NOT EXISTS (SELECT FROM command_side.student_index"
                        + " WHERE student_id = known.student_id AND version = ?) ORDER BY student_id LIMIT ?")
                .params(after, version, limit)
                .query(String.class)
                .list();
    }

    @Override
    public void keepOnly(List<Integer> versions) {
        jdbc.sql("DELETE FROM command_side.student_index WHERE version <> ALL (?::int[])")
                .param(versions.toArray(Integer[]::new))
                .update();
    }

    private static Integer[] versions(List<BlindIndex.Index> indexes) {
        return indexes.stream().map(BlindIndex.Index::version).toArray(Integer[]::new);
    }

    private static String[] values(List<BlindIndex.Index> indexes) {
        return indexes.stream().map(BlindIndex.Index::value).toArray(String[]::new);
    }
}
