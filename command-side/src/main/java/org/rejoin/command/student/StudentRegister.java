package org.rejoin.command.student;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reserves one pseudonym per national id: whoever inserts first names the student. */
@Component
class StudentRegister implements Students, KnownStudents {

    private final JdbcClient jdbc;
    private final Repository<Student> students;

    StudentRegister(JdbcClient jdbc, Repository<Student> students) {
        this.jdbc = jdbc;
        this.students = students;
    }

    @Override
    public String idOf(String nationalId) {
        return find(nationalId).orElseGet(() -> register(nationalId));
    }

    @Override
    public Map<String, String> known(Set<String> nationalIds) {
        Map<String, String> known = new HashMap<>();
        jdbc.sql("SELECT national_id, student_id FROM command_side.student WHERE national_id = ANY (?)")
                .param(nationalIds.toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString("national_id"), row.getString("student_id"));
                });
        return known;
    }

    private Optional<String> find(String nationalId) {
        return jdbc.sql("SELECT student_id FROM command_side.student WHERE national_id = ?")
                .param(nationalId)
                .query(String.class)
                .optional();
    }

    private String register(String nationalId) {
        String id = UUID.randomUUID().toString();
        int inserted = jdbc.sql("INSERT INTO command_side.student (student_id, national_id) VALUES (?, ?)"
                        + " ON CONFLICT (national_id) DO NOTHING")
                .param(id)
                .param(nationalId)
                .update();
        if (inserted == 0) {
            return find(nationalId).orElseThrow(); // another transaction was first
        }
        try {
            students.newInstance(() -> new Student(id, nationalId));
        } catch (Exception e) {
            throw new IllegalStateException("Student " + id + " could not be registered", e);
        }
        return id;
    }
}
