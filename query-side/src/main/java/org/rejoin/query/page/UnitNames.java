package org.rejoin.query.page;

import java.util.Map;
import java.util.Set;

/** What school units are called; implemented by whoever knows them. */
public interface UnitNames {

    /** By unit code; what is unknown is missing. */
    Map<String, String> of(Set<String> units);
}
