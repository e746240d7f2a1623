package org.rejoin.command.absence;

import static org.rejoin.command.absence.AbsenceBlocker.NO_REPORT_OWED;
import static org.rejoin.command.absence.AbsenceBlocker.NO_REPORT_TO_CORRECT;
import static org.rejoin.command.absence.AbsenceBlocker.REPORT_NOT_CHANGED;
import static org.rejoin.command.absence.AbsenceBlocker.REPORT_TAKEN_BACK;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectReport;
import org.rejoin.command.student.NationalIds;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.DropoutReported;

/** What is to be said of a pupil's dropout report (SOP-4.2): the one that is owed, and what was told wrongly of the newest. */
record DropoutReporting(PupilLook look, RecordedDays days, Stays stays, Declarations declarations, SaidDuties duties) {

    DropoutReportView explain(Actor by, NationalIds ids) {
        Optional<OwedReport> owed = owed();
        List<LocalDate> absentOn =
                owed.map(OwedReport::absentOn).orElseGet(() -> DaysInARow.of(days.since(stays), look::isSchoolDay));
        boolean named = by.is(Role.REGISTRY) || by.is(Role.HEAD);
        return new DropoutReportView(
                look.id().value(),
                owed.map(one -> one.duty().getKey()).orElse(null),
                owed.map(one -> one.duty().getValue().dueOn()).orElse(null),
                owed.map(OwedReport::arrivedOn).orElse(null),
                named ? DropoutReportView.masked(ids.of(look.student()).orElse(null)) : null,
                ground(absentOn),
                absentOn,
                look.schoolYearOf(look.today()));
    }

    /** That it was made, and every duty it meets. */
    List<AbsenceEvent> report(DropoutReport report, Actor by, NationalIds ids) {
        OwedReport owed = owed().filter(one -> !one.isTooLate(report.reportedOn()))
                .orElseThrow(() -> new Refused(NO_REPORT_OWED));
        owed.duty().getValue().requireOf(by, false);
        look.requireNotErased();
        int schoolYear = look.schoolYearOf(report.reportedOn());
        report.check(owed.from(), schoolYear, look.today());
        Evidence number = new Evidence(report.reportedOn(), List.of(), List.of(), report.reference(), null);
        Stream<AbsenceEvent> met =
                owed.duties().stream().map(Map.Entry::getKey).map(dutyId -> number.meets(dutyId, look));
        return Stream.concat(Stream.of(reported(report.inOrder(schoolYear), schoolYear, owed, ids)), met)
                .toList();
    }

    DropoutReportCorrected correct(CorrectReport command, Actor by) {
        MadeReport made = duties.newestReport().orElseThrow(() -> new Refused(NO_REPORT_TO_CORRECT));
        SaidDuty duty = Objects.requireNonNull(duties.said().get(made.dutyId()));
        duty.requireOf(by, false);
        look.requireNotErased();
        if (MadeReport.isTakenBack(
                duties.metBy(made).stream().map(SaidDuty::day).toList(), days.all())) {
            throw new Refused(REPORT_TAKEN_BACK);
        }
        int schoolYear = look.schoolYearOf(command.report().reportedOn());
        command.report()
                .check(
                        OwedReport.lawfulFrom(duty.day(), days.all(), look::isSchoolDay),
                        MadeReport.returnedAfter(duty.day(), days.all()),
                        schoolYear,
                        look.today());
        DropoutReport told = command.report().inOrder(schoolYear);
        if (told.equals(made.content())) {
            throw new Refused(REPORT_NOT_CHANGED);
        }
        return corrected(made.dutyId(), told, schoolYear, command.reason());
    }

    private Optional<OwedReport> owed() {
        return OwedReport.of(duties.said(), days.since(stays), look::isSchoolDay);
    }

    // of a proposal; who reports says what it is
    private DropoutGround ground(List<LocalDate> absentOn) {
        if (absentOn.stream().anyMatch(days::isRefusedOn)) {
            return DropoutGround.LEAVE_REFUSED;
        }
        return declarations.isCauseKnown() ? DropoutGround.WITHOUT_LEAVE : DropoutGround.UNKNOWN_REASON;
    }

    private DropoutReported reported(DropoutReport told, int schoolYear, OwedReport owed, NationalIds ids) {
        return new DropoutReported(
                owed.duty().getKey(),
                look.id().value(),
                told.reportedOn(),
                told.reference(),
                told.ground(),
                told.mainReason(),
                told.furtherReasons(),
                schoolYear,
                told.other(),
                owed.absentOn(),
                ids.of(look.student()).orElse(null),
                told.contactName(),
                told.contactPhone(),
                look.now());
    }

    private DropoutReportCorrected corrected(String dutyId, DropoutReport told, int schoolYear, String reason) {
        return new DropoutReportCorrected(
                dutyId,
                look.id().value(),
                told.reportedOn(),
                told.reference(),
                told.ground(),
                told.mainReason(),
                told.furtherReasons(),
                schoolYear,
                told.other(),
                told.contactName(),
                told.contactPhone(),
                reason,
                look.now());
    }
}
