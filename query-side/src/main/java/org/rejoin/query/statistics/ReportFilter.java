package org.rejoin.query.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param programmes empty = all
 * @param asOf moment whose knowledge counts; null = now
 */
record ReportFilter(
        LocalDate from,
        LocalDate to,
        Basis basis,
        Age age,
        List<String> programmes,
        @Nullable String school,
        @Nullable Instant asOf) {

    ReportFilter today() {
        return new ReportFilter(from, to, basis, age, programmes, school, null);
    }
}
