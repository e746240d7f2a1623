package org.rejoin.query.caselist;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.page.WorkOfReader;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** What the menu counts: the same cases as the list it leads to. */
@Component
class WorkOfLists implements WorkOfReader {

    private final CaseLists lists;
    private final ListParameters parameters;

    WorkOfLists(CaseLists lists, ListParameters parameters) {
        this.lists = lists;
        this.parameters = parameters;
    }

    @Override
    public Map<String, Long> openByCategory(Actor reader) {
        // a county or the country would be counted for longer than the page takes, and an administrator sees no cases
        if (reader.school() == null || reader.is(Role.ADMINISTRATOR)) {
            return Map.of();
        }
        Map<LeavingType, Long> open = lists.countByType(
                parameters.query(
                        FindCases.ListName.OPEN, null, List.of(), null, null, null, null, null, 0, 1, Sort.unsorted()),
                reader);
        return Stream.of(FindCases.Category.values())
                .collect(Collectors.toMap(FindCases.Category::name, category -> category.leavingTypes().stream()
                        .mapToLong(type -> open.getOrDefault(type, 0L))
                        .sum()));
    }
}
