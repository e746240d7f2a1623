package org.rejoin.query.statistics;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param programmes empty = all */
record ReportFilter(
        LocalDate from,
        LocalDate to,
        Basis basis,
        Age age,
        List<String> programmes,
        @Nullable String school) {}
