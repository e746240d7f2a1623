package org.rejoin.command.register;

import java.util.Map;
import java.util.Set;
import org.rejoin.event.casefile.RegisterAnswer.Source;

/** One register that can be asked. */
interface EnrolmentSource {

    Source name();

    /**
     * @param anew whether what was answered a moment ago is too old
     * @return by national id; who is not known is missing
     * @throws RegisterUnavailable where it cannot be told
     */
    Map<String, Enrolment> find(Set<String> nationalIds, boolean anew);
}
