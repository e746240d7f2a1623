package org.rejoin.query.students;

import java.util.Optional;
import java.util.UUID;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.query.platform.SystemReads;
import org.springframework.stereotype.Component;

/** Finds the pseudonym of a person. */
@Component
public class KnownStudents {

    public static final String GROUP = "students";

    private final StudentIndexRows rows;
    private final BlindIndex index;
    private final SystemReads reads;

    KnownStudents(StudentIndexRows rows, BlindIndex index, SystemReads reads) {
        this.rows = rows;
        this.reads = reads;
        this.index = index;
    }

    /** @param nationalId as it was filed, in upper case */
    public Optional<UUID> idOf(String nationalId) {
        // a pseudonym shows no row: what the reader then asks for by it is cut to what may be seen
        return reads.read(() -> rows.find(index.of(nationalId)));
    }
}
