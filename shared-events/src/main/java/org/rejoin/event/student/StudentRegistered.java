package org.rejoin.event.student;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * A person is met for the first time and gets a pseudonym.
 *
 * @param nationalId personal: the only link from pseudonym to person
 */
@Revision("1")
public record StudentRegistered(
        String studentId, @Personal(DataClass.REGISTER) String nationalId) implements StudentEvent {}
