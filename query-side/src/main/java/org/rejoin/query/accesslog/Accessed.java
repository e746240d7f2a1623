package org.rejoin.query.accesslog;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer that can tell whose data it holds; of any other the caller's own unit is assumed. */
public interface Accessed {

    /** Of a page that turned out to show nobody: nothing is recorded. */
    Accessed NOBODY = Set::of;

    Set<String> accessedSchools();

    default Set<String> accessedCounties() {
        return Set.of();
    }

    default @Nullable UUID accessedCase() {
        return null;
    }

    /** What else names it, such as the id of an account. */
    default @Nullable String accessedSubject() {
        return null;
    }
}
