package org.rejoin.query.absence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rejoin.event.Role;

/**
 * Who reads what was written of a duty: those who share it, the counselling office, which is given the records (SOP-2.4), and
 * the head; of what the class teacher does also student affairs, to whom it is reported (SOP-1.1). So what the counselling
 * office writes of its own is for it and the head alone (ST-EC-01).
 */
final class NoteReaders {

    /** Of the cause. */
    static final Set<Role> OF_CAUSE =
            EnumSet.of(Role.HEAD, Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE);

    private NoteReaders() {}

    static Set<Role> of(List<Role> owners) {
        Set<Role> readers = EnumSet.of(Role.HEAD, Role.COUNSELLING_OFFICE);
        readers.addAll(owners);
        if (owners.contains(Role.CLASS_TEACHER)) {
            readers.add(Role.STUDENT_AFFAIRS);
        }
        return readers;
    }
}
