package org.rejoin.query.caselist;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;

/** A filter somebody comes back to. It is called what it filters; what was looked for is not part of it. */
record KeptFilter(
        UUID filterId,
        FindCases.ListName list,
        FindCases.@Nullable Category category,
        @Nullable CaseStatus status,
        @Nullable LeavingType leavingType,
        @Nullable LightColour light,

        @Schema(description = "first day of filing") @Nullable
        LocalDate from,

        @Schema(description = "last day of filing") @Nullable
        LocalDate to) {

    /** @param from as it was asked for, null where the last twelve months are shown by themselves */
    static KeptFilter of(FindCases query, @Nullable LocalDate from, UUID filterId) {
        List<CaseStatus> statuses = query.statuses();
        return new KeptFilter(
                filterId,
                query.list(),
                query.category(),
                statuses.isEmpty() ? null : statuses.get(0),
                query.leavingType(),
                query.light(),
                from,
                query.to());
    }

    boolean isOf(FindCases.@Nullable Category other) {
        return category == other;
    }

    boolean saysTheSameAs(KeptFilter other) {
        return new KeptFilter(other.filterId(), list, category, status, leavingType, light, from, to).equals(other);
    }
}
