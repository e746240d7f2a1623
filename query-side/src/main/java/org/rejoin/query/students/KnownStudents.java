package org.rejoin.query.students;

import java.util.Optional;
import java.util.UUID;
import org.rejoin.keystore.BlindIndex;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the pseudonym of a person. */
@Component
public class KnownStudents {

    public static final String GROUP = "students";

    private final StudentIndexRows rows;
    private final BlindIndex index;

    KnownStudents(StudentIndexRows rows, BlindIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** @param nationalId as it was filed, in upper case */
    @Transactional(readOnly = true)
    public Optional<UUID> idOf(String nationalId) {
        return rows.find(index.of(nationalId));
    }
}
