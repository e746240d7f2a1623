package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.rejoin.event.absence.DropoutRiskChanged;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.Thresholds;

/** 中輟之虞, of who is away and of who is there (SOP-0.1, SOP-4.0). */
record DropoutRisk(boolean longAbsence, boolean longLeave) {

    static final DropoutRisk NONE = new DropoutRisk(false, false);

    static DropoutRisk of(Counts counts, Thresholds thresholds) {
        return new DropoutRisk(counts.isLongAbsence(thresholds), counts.isLongLeave(thresholds));
    }

    static DropoutRisk of(DropoutRiskChanged event) {
        return new DropoutRisk(event.longAbsence(), event.longLeave());
    }

    /** When it may be over though nothing happens: what is counted begins anew. */
    Optional<Instant> mayEnd(LocalDate today, SchoolCalendar calendar, ZoneId zone) {
        if (equals(NONE)) {
            return Optional.empty();
        }
        LocalDate nextMonth = today.withDayOfMonth(1).plusMonths(1);
        LocalDate nextSemester = calendar.semesterOf(today).to().plusDays(1);
        LocalDate anew = longLeave && nextMonth.isBefore(nextSemester) ? nextMonth : nextSemester;
        return Optional.of(anew.atStartOfDay(zone).toInstant());
    }

    /** What there is to say after that was said. */
    static Optional<DropoutRiskChanged> news(Ladder ladder, DropoutRisk said, AbsenceWatchId id, LocalDate today) {
        DropoutRisk risk = ladder.risk();
        return risk.equals(said)
                ? Optional.empty()
                : Optional.of(new DropoutRiskChanged(
                        id.value(),
                        risk.longAbsence(),
                        risk.longLeave(),
                        ladder.counts().reachedBy(today),
                        RuleBook.label(ladder.inForce())));
    }
}
