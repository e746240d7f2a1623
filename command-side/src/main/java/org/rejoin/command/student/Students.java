package org.rejoin.command.student;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pseudonym of a person, found or made in the transaction that asks. */
public interface Students {

    /**
     * @param nationalId valid (see {@link NationalId})
     * @return student id; the same for the same national id for ever
     */
    String idOf(String nationalId);

    /** The same of many at once. */
    default Map<String, String> idsOf(Set<String> nationalIds) {
        return nationalIds.stream().collect(Collectors.toMap(Function.identity(), this::idOf));
    }
}
