package org.rejoin.event.student;

import org.rejoin.event.DataSubject;

/** Everything that can happen to the pseudonym of a person. */
@DataSubject(DataSubject.Kind.AGGREGATE)
public sealed interface StudentEvent permits StudentRegistered {

    /** UUID, the pseudonym. */
    String studentId();
}
