package org.rejoin.query.obligations;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationKind;

/**
 * @param standing without one: whatever is owed
 * @param mine only what waits for the asker
 */
record FindObligations(
        @Nullable Standing standing,
        @Nullable ObligationKind kind,
        @Nullable String school,
        boolean mine,
        int page,
        int size) {}
