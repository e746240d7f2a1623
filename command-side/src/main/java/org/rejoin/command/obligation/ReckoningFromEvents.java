package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.event.casefile.FilingStarted;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class ReckoningFromEvents implements Reckoning {

    // a little after midnight: what was done in the last minute of a day is stored by then
    private static final LocalTime LOOK = LocalTime.of(0, 10);

    private final CaseHistory history;
    private final SchoolCalendars calendars;
    private final DutyTerms terms;
    private final Deadlines deadlines;
    private final ZoneId zone;

    ReckoningFromEvents(
            CaseHistory history,
            SchoolCalendars calendars,
            DutyTerms terms,
            Deadlines deadlines,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.history = history;
        this.calendars = calendars;
        this.terms = terms;
        this.deadlines = deadlines;
        this.zone = zone;
    }

    @Override
    public DutiesOnDay of(String caseId, Map<String, LocalDate> knownDue, LocalDate today) {
        List<CaseStep> steps = history.of(caseId);
        SchoolDays calendar = new CalendarOfUnit(calendars.ofUnit(schoolOf(steps)));
        return new CaseWalk(caseId, terms, calendar, zone, knownDue).until(today, steps);
    }

    @Override
    public void lookAgain(String caseId, Optional<LocalDate> day) {
        day.ifPresentOrElse(
                next -> deadlines.set(
                        WhenDutyIsDue.KIND,
                        caseId,
                        next.atTime(LOOK).atZone(zone).toInstant()),
                () -> deadlines.lift(WhenDutyIsDue.KIND, caseId));
    }

    private static String schoolOf(List<CaseStep> steps) {
        if (steps.get(0) instanceof CaseStep.Moved first && first.event() instanceof FilingStarted filing) {
            return filing.school();
        }
        throw new IllegalStateException("A case begins with its filing");
    }
}
