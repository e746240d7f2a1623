package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/**
 * The report that can be told (SOP-4.2): one that is owed, or one of a pupil who came before it was told, as it may have been
 * made in the national system by then.
 *
 * @param duties which it meets; leave amid an absence may leave two behind
 * @param from the third day in a row, from which on the law lets a school report
 * @param arrivedOn null where the pupil is away
 * @param absentOn the days in a row it is about
 */
record OwedReport(
        List<Map.Entry<String, SaidDuty>> duties,
        LocalDate from,
        @Nullable LocalDate arrivedOn,
        List<LocalDate> absentOn) {

    private static final int DAYS_OF_LAW = 3;

    static Optional<OwedReport> of(
            Map<String, SaidDuty> said, Collection<DayFact> days, Predicate<LocalDate> isSchoolDay) {
        List<Map.Entry<String, SaidDuty>> reports = said.entrySet().stream()
                .filter(duty -> duty.getValue().kind() == AbsenceDutyKind.DROPOUT_REPORT)
                .sorted(Comparator.comparing(duty -> duty.getValue().day()))
                .toList();
        List<Map.Entry<String, SaidDuty>> open =
                reports.stream().filter(duty -> duty.getValue().isOpen()).toList();
        if (!open.isEmpty()) {
            LocalDate day = open.get(open.size() - 1).getValue().day();
            return Optional.of(
                    new OwedReport(open, lawfulFrom(day, days, isSchoolDay), null, DaysInARow.of(days, isSchoolDay)));
        }
        return reports.stream()
                .reduce((first, last) -> last)
                .filter(duty -> duty.getValue().standing() == Standing.WAIVED
                        && duty.getValue().waiver() == AbsenceWaiver.ARRIVED)
                .flatMap(duty -> arrivalFrom(duty.getValue().day(), days).map(arrivedOn -> {
                    List<LocalDate> absentOn = DaysInARow.before(arrivedOn, days, isSchoolDay);
                    return new OwedReport(
                            List.of(duty), third(absentOn, duty.getValue().day()), arrivedOn, absentOn);
                }));
    }

    /** The newest of them. */
    Map.Entry<String, SaidDuty> duty() {
        return duties.get(duties.size() - 1);
    }

    /** Who was seen before is not reported (1.23 c16). */
    boolean isTooLate(LocalDate reportedOn) {
        return arrivedOn != null && reportedOn.isAfter(arrivedOn);
    }

    /** The first day on which the law lets a school report what a duty of that day is about. */
    static LocalDate lawfulFrom(LocalDate day, Collection<DayFact> days, Predicate<LocalDate> isSchoolDay) {
        return third(DaysInARow.before(day, days, isSchoolDay), day);
    }

    private static LocalDate third(List<LocalDate> inARow, LocalDate otherwise) {
        return inARow.size() < DAYS_OF_LAW ? otherwise : inARow.get(DAYS_OF_LAW - 1);
    }

    private static Optional<LocalDate> arrivalFrom(LocalDate day, Collection<DayFact> days) {
        KnownDays known = new KnownDays();
        days.stream().sorted(DayFact.BY_RECORDING).forEach(known::learn);
        return known.thereFrom(day);
    }
}
