package org.rejoin.query.accesslog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * @param from first day
 * @param to last day
 * @param school unit of the data or of who looked
 */
record FindAccesses(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String account,
        @Nullable String school,
        int page,
        int size) {}
