package org.rejoin.query.statistics;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.accesslog.Accessed;

/**
 * A roster on a page, as the access log is told of it: by the filter that was understood, for anything may have been typed.
 *
 * @param filter nothing in it but days, constants and codes
 */
record ShownRoster(Roster roster, String filter) implements Accessed {

    @Override
    public Set<String> accessedSchools() {
        return roster.accessedSchools();
    }

    @Override
    public @Nullable String accessedSubject() {
        return filter;
    }
}
