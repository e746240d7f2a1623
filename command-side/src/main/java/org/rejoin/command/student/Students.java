package org.rejoin.command.student;

/** The pseudonym of a person, found or made in the transaction that asks. */
public interface Students {

    /**
     * @param nationalId valid (see {@link NationalId})
     * @return student id; the same for the same national id for ever
     */
    String idOf(String nationalId);
}
