package org.rejoin.query.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rejoin.event.Role;

/** What people of accounts are called; implemented by whoever knows the accounts. */
public interface PersonNames {

    /** By account name; who is unknown is missing. */
    Map<String, Person> of(Set<String> accounts);

    /** Name of the principal reporter in use. */
    Optional<String> principalReporterOf(String unit);

    record Person(String name, Set<Role> roles) {}
}
