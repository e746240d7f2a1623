package org.rejoin.command.student;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.rejoin.keystore.BlindIndex;
import org.springframework.stereotype.Component;

/** Reserves one pseudonym per national id: whoever inserts first names the student. */
@Component
class StudentRegister implements Students {

    private final StudentIndex index;
    private final Repository<Student> students;

    StudentRegister(StudentIndex index, Repository<Student> students) {
        this.index = index;
        this.students = students;
    }

    @Override
    public String idOf(String nationalId) {
        List<BlindIndex.Index> indexes = index.of(nationalId);
        return index.find(indexes).orElseGet(() -> register(nationalId, indexes));
    }

    private String register(String nationalId, List<BlindIndex.Index> indexes) {
        String id = UUID.randomUUID().toString();
        if (!index.add(id, indexes)) {
            return index.find(indexes).orElseThrow(); // another transaction was first
        }
        try {
            students.newInstance(() -> new Student(id, nationalId));
        } catch (Exception e) {
            throw new IllegalStateException("Student " + id + " could not be registered", e);
        }
        return id;
    }
}
