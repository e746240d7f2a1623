package org.rejoin.query.accesslog;

import java.util.Set;

/** Where units lie: the county's auditor sees who looked at their data. */
@FunctionalInterface
public interface CountiesOfUnits {

    Set<String> of(Set<String> units);
}
