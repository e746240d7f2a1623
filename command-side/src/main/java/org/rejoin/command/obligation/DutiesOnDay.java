package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.FilingStarted;

/** What is owed to a case on a day, and when there is something to see next if nothing happens. */
record DutiesOnDay(LocalDate today, List<Duty> all, CaseFacts facts, DutyTerms terms, SchoolDays calendar) {

    @Nullable
    FilingStarted filing() {
        return facts.filing();
    }

    /** Whether to remind now: near the due day, not after it. */
    boolean fallsDue(Duty duty) {
        return duty.isOpen() && !today.isBefore(remindOn(duty));
    }

    Optional<LocalDate> nextLook() {
        Stream<LocalDate> ofDuties = all.stream()
                .filter(Duty::isOpen)
                .flatMap(duty -> Stream.of(remindOn(duty), duty.dueOn().plusDays(1)));
        Stream<LocalDate> ofStudent = all.stream().anyMatch(Duty::isOwed) && facts.majority() != null
                ? Stream.of(facts.majority())
                : Stream.empty();
        Stream<LocalDate> ofCalendar =
                facts.isTracked() ? Stream.of(calendar.semesterOf(today).last().plusDays(1)) : Stream.empty();
        return Stream.of(ofDuties, ofStudent, ofCalendar)
                .flatMap(days -> days)
                .filter(today::isBefore)
                .min(LocalDate::compareTo);
    }

    private LocalDate remindOn(Duty duty) {
        return duty.dueOn().minusDays(terms.remindBefore(duty.kind()));
    }
}
