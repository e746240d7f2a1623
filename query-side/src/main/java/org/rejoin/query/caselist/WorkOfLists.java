package org.rejoin.query.caselist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseStatus;
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

    @Override
    public Optional<Waiting> nextWaiting(Actor reader, Step step, UUID done) {
        if (!reader.is(Role.PRINCIPAL_REPORTER)) {
            return Optional.empty();
        }
        boolean report = step == Step.REPORT;
        // two, for the list may not know yet that one of them is done
        FindCases waiting = parameters.query(
                report ? FindCases.ListName.PENDING : FindCases.ListName.CLOSABLE,
                null,
                List.of(report ? CaseStatus.PENDING_REPORT : CaseStatus.PENDING_CLOSURE),
                null,
                null,
                null,
                null,
                null,
                0,
                2,
                ListParameters.sortOf("filedAt"));
        return lists.answer(waiting, reader).items().stream()
                .filter(row -> !row.caseId().equals(done))
                .findFirst()
                .map(row -> new Waiting(row.caseId(), Objects.requireNonNullElse(row.studentName(), row.caseNumber())));
    }
}
