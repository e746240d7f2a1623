package org.rejoin.query.students;

import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.Erased;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(KnownStudents.GROUP)
class StudentsProjector {

    private final StudentIndexRows rows;
    private final BlindIndex index;

    StudentsProjector(StudentIndexRows rows, BlindIndex index) {
        this.rows = rows;
        this.index = index;
    }

    @EventHandler
    void on(StudentRegistered event) {
        // nobody finds an erased person any more
        if (!event.nationalId().equals(Erased.TEXT)) {
            rows.add(UUID.fromString(event.studentId()), index.of(event.nationalId()));
        }
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        if (event.dataClass() == DataClass.REGISTER) {
            rows.remove(UUID.fromString(event.studentId()));
        }
    }

    @ResetHandler
    void reset() {
        rows.empty();
    }
}
