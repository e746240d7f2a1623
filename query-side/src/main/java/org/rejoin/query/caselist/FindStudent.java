package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By exactly one of pseudonym and name, the name whole or its first characters. */
record FindStudent(
        @Nullable UUID studentId,
        @Nullable String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int page,
        int size) {}
