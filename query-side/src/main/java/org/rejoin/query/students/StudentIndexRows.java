package org.rejoin.query.students;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.IndexRotation;
import org.rejoin.query.platform.AsProjection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StudentIndexRows implements IndexRotation.Kept {

    private final JdbcClient jdbc;
    private final BlindIndex index;

    StudentIndexRows(JdbcClient jdbc, BlindIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    Optional<UUID> find(List<BlindIndex.Index> indexes) {
        return jdbc.sql("SELECT student_id FROM unnest(?::int[], ?::text[]) AS wanted (version, value)"
                        + " JOIN read_model.student_index stored ON stored.version = wanted.version"
                        + " AND national_id_index = value LIMIT 1")
                .param(versions(indexes))
                .param(values(indexes))
                .query(UUID.class)
                .optional();
    }

    /** Who gets a pseudonym anew takes the index over from the one that is being erased. */
    void add(UUID student, List<BlindIndex.Index> indexes) {
        jdbc.sql("INSERT INTO read_model.student_index (version, national_id_index, student_id)"
                        + " SELECT version, value, ? FROM unnest(?::int[], ?::text[]) AS new (version, value)"
                        + " ORDER BY version ON CONFLICT (version, national_id_index)"
                        + " DO UPDATE SET student_id = excluded.student_id")
                .param(student)
                .param(versions(indexes))
                .param(values(indexes))
                .update();
    }

    @Override
    @AsProjection
    public void addMissing(String student, String nationalId) {
        List<BlindIndex.Index> indexes = index.of(nationalId);
        jdbc.sql("INSERT INTO read_model.student_index (version, national_id_index, student_id)"
                        + " SELECT version, value, ? FROM unnest(?::int[], ?::text[]) AS new (version, value),"
                        + " (SELECT FROM read_model.student_index WHERE student_id = ? LIMIT 1 FOR SHARE) AS known"
                        + " ORDER BY version ON CONFLICT DO NOTHING")
                .param(UUID.fromString(student))
                .param(versions(indexes))
                .param(values(indexes))
                .param(UUID.fromString(student))
                .update();
    }

    @Override
    @AsProjection
    public List<String> without(int version, String after, int limit) {
        return jdbc.sql("SELECT DISTINCT student_id FROM read_model.student_index known"
                        + " WHERE student_id > ? AND NOT EXISTS (SELECT FROM read_model.student_index"
                        + " WHERE student_id = known.student_id AND version = ?) ORDER BY student_id LIMIT ?")
                .params(UUID.fromString(after), version, limit)
                .query(String.class)
                .list();
    }

    @Override
    @AsProjection
    public void keepOnly(List<Integer> versions) {
        jdbc.sql("DELETE FROM read_model.student_index WHERE version <> ALL (?::int[])")
                .param(versions.toArray(Integer[]::new))
                .update();
    }

    void remove(UUID student) {
        // a statement of its own: what a rotation adds at this moment is waited for, and seen by the next one
        jdbc.sql("SELECT version FROM read_model.student_index WHERE student_id = ? FOR UPDATE")
                .param(student)
                .query(Integer.class)
                .list();
        jdbc.sql("DELETE FROM read_model.student_index WHERE student_id = ?")
                .param(student)
                .update();
    }

    void empty() {
        jdbc.sql("DELETE FROM read_model.student_index").update();
    }

    private static Integer[] versions(List<BlindIndex.Index> indexes) {
        return indexes.stream().map(BlindIndex.Index::version).toArray(Integer[]::new);
    }

    private static String[] values(List<BlindIndex.Index> indexes) {
        return indexes.stream().map(BlindIndex.Index::value).toArray(String[]::new);
    }
}
