package org.rejoin.event.student;

import org.axonframework.serialization.Revision;

/**
 * A person is met for the first time and gets a pseudonym.
 *
 * @param nationalId personal: the only link from pseudonym to person
 */
@Revision("1")
public record StudentRegistered(String studentId, String nationalId) implements StudentEvent {}
