package org.rejoin.command.student;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.Repository;
import org.rejoin.keystore.BlindIndex;
import org.springframework.stereotype.Component;

/** Reserves one pseudonym per national id: whoever inserts first names the student. */
@Component
class StudentRegister implements Students, KnownStudents {

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

    @Override
    public Map<String, String> known(Set<String> nationalIds) {
        return index.findAll(nationalIds);
    }

    @Override
    public Map<String, String> idsOf(Set<String> nationalIds) {
        Map<String, String> ids = new HashMap<>(index.findAll(nationalIds));
        Map<String, String> newcomers = new HashMap<>();
        Map<String, List<BlindIndex.Index>> indexes = new HashMap<>();
        for (String nationalId : nationalIds) {
            if (!ids.containsKey(nationalId)) {
                String id = UUID.randomUUID().toString();
                newcomers.put(id, nationalId);
                indexes.put(id, index.of(nationalId));
            }
        }
        if (!newcomers.isEmpty()) {
            index.addAll(indexes).forEach(id -> {
                String nationalId = Objects.requireNonNull(newcomers.remove(id));
                begin(id, nationalId);
                ids.put(nationalId, id);
            });
        }
        newcomers
                .values()
                .forEach(nationalId -> ids.put(nationalId, idOf(nationalId))); // another transaction was first
        return ids;
    }

    private String register(String nationalId, List<BlindIndex.Index> indexes) {
        String id = UUID.randomUUID().toString();
        if (!index.add(id, indexes)) {
            return index.find(indexes).orElseThrow(); // another transaction was first
        }
        begin(id, nationalId);
        return id;
    }

    private void begin(String id, String nationalId) {
        try {
            students.newInstance(() -> new Student(id, nationalId));
        } catch (Exception e) {
            throw new IllegalStateException("Student " + id + " could not be registered", e);
        }
    }
}
