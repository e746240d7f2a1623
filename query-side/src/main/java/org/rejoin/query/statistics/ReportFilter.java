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

    /** What a school's code looks like: it goes into the access log, so it must be nothing else. */
    static final String SCHOOL = "[0-9A-Z]{6}";

    /** As it stands in the access log. */
    String recorded() {
        String all = "from=" + from + " to=" + to + " basis=" + basis + " age=" + age;
        all += programmes.isEmpty() ? "" : " programme=" + String.join(",", programmes);
        all += school == null ? "" : " school=" + school;
        return asOf == null ? all : all + " asOf=" + asOf;
    }

    ReportFilter today() {
        return new ReportFilter(from, to, basis, age, programmes, school, null);
    }
}
