package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.data.domain.Sort;

/**
 * @param number start of a case or student number
 * @param from first day of filing
 * @param to last day of filing
 * @param sort unsorted: by who is needed, what the reader can finish first
 */
record FindCases(
        ListName list,
        @Nullable Category category,
        List<CaseStatus> statuses,
        @Nullable LeavingType leavingType,
        @Nullable LightColour light,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String number,
        int page,
        int size,
        Sort sort) {

    /** The same, in the list of another name: for its number of cases. */
    FindCases in(ListName other, @Nullable LightColour otherLight) {
        return new FindCases(other, category, statuses, leavingType, otherLight, from, to, number, page, size, sort);
    }

    enum ListName {
        /** 進行中: neither closed nor voided. */
        OPEN,
        PENDING,
        TRACKING,
        CLOSABLE,
        CLOSED,
        ALL
    }

    /** 通報類別 of the menu (SPEC 1.3.1). */
    enum Category {
        EARLY_LEAVING,
        TRANSFER,
        LONG_TERM_ABSENCE;

        Set<LeavingType> leavingTypes() {
            return CodeLists.of("leaving-types").stream()
                    .filter(type -> name().equals(type.category()))
                    .map(type -> LeavingType.valueOf(type.code()))
                    .collect(Collectors.toSet());
        }
    }
}
