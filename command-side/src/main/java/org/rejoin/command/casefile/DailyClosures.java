package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.casefile.CaseFileCommand.CloseIfOver;
import org.rejoin.command.deadline.DailyRun;
import org.rejoin.event.calendar.SchoolCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Closes what is over: whose student turned 18, and long-term absences of a past semester. Each case in a transaction of
 * its own; one that cannot be closed holds up no other and makes the run be tried again. A run that is interrupted ends at once.
 */
@Component
class DailyClosures implements DailyRun {

    private static final Logger LOG = LoggerFactory.getLogger(DailyClosures.class);

    private final StudentCases cases;
    private final SchoolCalendars calendars;
    private final Adulthood adulthood;
    private final SystemCommands system;

    DailyClosures(StudentCases cases, SchoolCalendars calendars, Adulthood adulthood, SystemCommands system) {
        this.cases = cases;
        this.calendars = calendars;
        this.adulthood = adulthood;
        this.system = system;
    }

    @Override
    public String name() {
        return "daily-closures";
    }

    @Override
    public void run(LocalDate today) {
        Map<String, SchoolCalendar> known = new HashMap<>();
        long failed = cases.maybeOver(today).stream()
                .filter(open -> isOver(open, known.computeIfAbsent(open.school(), calendars::ofUnit), today))
                .filter(open -> !close(open.caseId()))
                .count();
        if (failed > 0) {
            throw new IllegalStateException(failed + " cases could not be closed");
        }
    }

    private boolean isOver(StudentCases.OpenCase open, SchoolCalendar calendar, LocalDate today) {
        return open.adultOn() != null && adulthood.isDue(open.adultOn(), calendar, today)
                || open.absentSince() != null && LongTermAbsence.isOver(calendar.semesterOf(open.absentSince()), today);
    }

    private boolean close(String caseId) {
        try {
            system.send(new CloseIfOver(new CaseFileId(caseId)));
            return true;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // whatever it is, it is this case's: the kind must do, messages of exceptions quote values
            LOG.warn("Case {} could not be closed: {}", caseId, e.getClass().getName());
            return false;
        }
    }
}
