package org.rejoin.command.student;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        return addAll(Map.of(studentId, indexes)).contains(studentId);
    }

    /** The same for many at once. @return those who are now the ones */
    Set<String> addAll(Map<String, List<BlindIndex.Index>> indexes) {
        List<Row> rows = indexes.entrySet().stream()
                .flatMap(student -> student.getValue().stream().map(index -> new Row(student.getKey(), index)))
                // one order on every node: who meets another waits for him there, and nobody waits in a circle
                .sorted(Comparator.comparing((Row row) -> row.index().version())
                        .thenComparing(row -> row.index().value()))
                .toList();
        jdbc.sql("INSERT INTO command_side.student (student_id) SELECT unnest(?::text[])")
                .param(indexes.keySet().toArray(String[]::new))
                .update();
        Map<String, Long> added = jdbc
                .sql("INSERT INTO command_side.student_index (version, national_id_index, student_id)"
                        + " SELECT version, value, student FROM unnest(?::int[], ?::text[], ?::text[])"
                        + " WITH ORDINALITY AS new (version, value, student, place) ORDER BY place"
                        + " ON CONFLICT DO NOTHING RETURNING student_id")
                .param(rows.stream().map(row -> row.index().version()).toArray(Integer[]::new))
                .param(rows.stream().map(row -> row.index().value()).toArray(String[]::new))
                .param(rows.stream().map(Row::student).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(student -> student, Collectors.counting()));
        Set<String> late = new HashSet<>(indexes.keySet());
        late.removeIf(student -> added.getOrDefault(student, 0L)
                == Objects.requireNonNull(indexes.get(student)).size());
        forget(late);
        Set<String> first = new HashSet<>(indexes.keySet());
        first.removeAll(late);
        return first;
    }

    private record Row(String student, BlindIndex.Index index) {}

    private void forget(Set<String> students) {
        if (!students.isEmpty()) {
            String[] ids = students.toArray(String[]::new);
            jdbc.sql("DELETE FROM command_side.student_index WHERE student_id = ANY (?::text[])")
                    .param(ids)
                    .update();
            jdbc.sql("DELETE FROM command_side.student WHERE student_id = ANY (?::text[])")
                    .param(ids)
                    .update();
        }
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
