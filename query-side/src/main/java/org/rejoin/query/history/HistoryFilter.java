package org.rejoin.query.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.EventTypes;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.query.InvalidRequest;

/** Which entries are asked for: recorded from the first to the last day, of these kinds, by this account. */
record HistoryFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<String> kinds,
        @Nullable String actor) {

    private static final Set<String> KINDS = Stream.of(CaseFileEvent.class.getPermittedSubclasses())
            .map(EventTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    static HistoryFilter of(
            @Nullable LocalDate from, @Nullable LocalDate to, List<String> kinds, @Nullable String actor) {
        checkYear("from", from);
        checkYear("to", to);
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidRequest("to", "INVALID_RANGE");
        }
        if (!KINDS.containsAll(kinds)) {
            throw new InvalidRequest("kind", "INVALID_VALUE");
        }
        // it goes into the access log, where no person's name may stand
        if (actor != null && !actor.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new InvalidRequest("actor", "INVALID_VALUE");
        }
        return new HistoryFilter(from, to, Set.copyOf(kinds), actor);
    }

    private static void checkYear(String parameter, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 2999)) {
            throw new InvalidRequest(parameter, "INVALID_VALUE");
        }
    }

    boolean matches(HistoryEntry entry, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(entry.recordedAt(), zone);
        return (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to))
                && (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (actor == null || actor.equals(entry.actor()));
    }
}
