package org.rejoin.query.caselist;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rejoin.query.accesslog.Accessed;

/** @param total of all pages */
record Page<T>(
        List<T> items,
        @Schema(example = "0") int page,
        @Schema(example = "30") int size,
        @Schema(example = "1") long total)
        implements Accessed {

    @Override
    public Set<String> accessedSchools() {
        return items.stream()
                .filter(FoundCase.class::isInstance)
                .map(found -> ((FoundCase) found).row().school())
                .collect(Collectors.toSet());
    }
}
