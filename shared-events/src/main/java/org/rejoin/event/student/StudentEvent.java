package org.rejoin.event.student;

/** Everything that can happen to the pseudonym of a person. */
public sealed interface StudentEvent permits StudentRegistered {

    /** UUID, the pseudonym. */
    String studentId();
}
