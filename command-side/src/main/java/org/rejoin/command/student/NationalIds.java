package org.rejoin.command.student;

import java.util.Optional;

/** The way back from a pseudonym, for whoever has to name the pupil to an authority. */
public interface NationalIds {

    /** Empty of one who was erased. */
    Optional<String> of(String studentId);
}
