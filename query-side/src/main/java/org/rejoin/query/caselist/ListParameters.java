package org.rejoin.query.caselist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.InvalidRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;

/** What may be asked of the lists, by programs and by people alike. */
@Component
class ListParameters {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final Set<String> SORTABLE = Set.of(
            "caseNumber",
            "studentNumber",
            "studentName",
            "leavingType",
            "mainReasonCategory",
            "filedBy",
            "filedAt",
            "status",
            "trackingRecords",
            "reportedAt",
            "closedAt",
            "closureReason");

    private static final Set<String> MAY_BE_EMPTY =
            Set.of("studentNumber", "studentName", "mainReasonCategory", "reportedAt", "closedAt", "closureReason");

    private final Clock clock;
    private final ZoneId zone;

    ListParameters(Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    FindCases query(
            FindCases.ListName list,
            FindCases.@Nullable Category category,
            List<CaseStatus> status,
            @Nullable LeavingType leavingType,
            @Nullable LightColour light,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String q,
            int page,
            int size,
            Sort sort) {
        checkPage(page, size);
        checkRange(from, to);
        String number = textOf("q", q);
        // a number names the case, whenever it was filed
        LocalDate since = from == null && to == null && number == null ? today().minusMonths(12) : from;
        return new FindCases(list, category, status, leavingType, light, since, to, number, page, size, sort);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    static @Nullable String textOf(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        // no stored text has them, and the database refuses some
        if (text.length() > LONGEST_TEXT || text.codePoints().anyMatch(ListParameters::isNoCharacter)) {
            throw new InvalidRequest(pointer, "INVALID_VALUE");
        }
        return text.strip();
    }

    private static boolean isNoCharacter(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    static void checkPage(int page, int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
    }

    static void checkRange(@Nullable LocalDate from, @Nullable LocalDate to) {
        checkYear("from", from);
        checkYear("to", to);
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidRequest("to", "INVALID_RANGE");
        }
    }

    private static void checkYear(String pointer, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 2999)) {
            throw new InvalidRequest(pointer, "INVALID_VALUE");
        }
    }

    static Sort sortOf(String sort) {
        List<String> parts = List.of(sort.split(",", -1));
        boolean descending = parts.size() == 2 && parts.get(1).equals("desc");
        boolean ascending =
                parts.size() == 1 || parts.size() == 2 && parts.get(1).equals("asc");
        if (!SORTABLE.contains(parts.get(0)) || !(ascending || descending)) {
            throw new InvalidRequest("sort", "INVALID_SORT");
        }
        Sort.Order order = descending ? Sort.Order.desc(parts.get(0)) : Sort.Order.asc(parts.get(0));
        // asking for it where there are no nulls would keep the database from its indexes
        return Sort.by(MAY_BE_EMPTY.contains(parts.get(0)) ? order.nullsLast() : order);
    }
}
