package org.rejoin.query.caselist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** By exactly one of national id and name, the name whole or its first characters. */
record FindStudent(
        @Nullable String nationalId,
        @Nullable String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int page,
        int size) {}
