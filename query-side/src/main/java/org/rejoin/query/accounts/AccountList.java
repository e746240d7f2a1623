package org.rejoin.query.accounts;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rejoin.query.accesslog.Accessed;

record AccountList(
        List<AccountView> items,
        @Schema(example = "0") int page,
        @Schema(example = "30") int size,

        @Schema(description = "of all pages", example = "1") long total,

        @Schema(description = "Applications the caller may approve, whatever was asked for (N13).", example = "1")
        long waiting)
        implements Accessed {

    @Override
    public Set<String> accessedSchools() {
        return items.stream()
                .map(AccountView::school)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }
}
