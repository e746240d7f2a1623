package org.rejoin.query.caselist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** One line of the search (SC08): the list's, and who the student is. */
record FoundCase(
        @JsonUnwrapped CaseView row,
        String nationalId,
        @Nullable String sex,
        @Nullable String programme,
        @Nullable String department,
        @Nullable Integer grade,
        @Nullable String familySituation,
        @Nullable String residentialAddress) {}
