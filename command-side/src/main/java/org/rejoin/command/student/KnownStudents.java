package org.rejoin.command.student;

import java.util.Map;
import java.util.Set;

/** Whom the service knows already. */
public interface KnownStudents {

    /** The pseudonyms that are there, by national id; makes none. */
    Map<String, String> known(Set<String> nationalIds);
}
