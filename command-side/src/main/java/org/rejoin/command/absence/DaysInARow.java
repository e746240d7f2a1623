package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The last school days in a row without leave, as they stand: what a report says of the absence. */
final class DaysInARow {

    private DaysInARow() {}

    /** Those that ended before that day. */
    static List<LocalDate> before(LocalDate day, Collection<DayFact> days, Predicate<LocalDate> isSchoolDay) {
        return of(days.stream().filter(fact -> fact.day().isBefore(day)).toList(), isSchoolDay);
    }

    /** @return the first one first */
    static List<LocalDate> of(Collection<DayFact> days, Predicate<LocalDate> isSchoolDay) {
        TreeMap<LocalDate, DayFact> standing = days.stream()
                .filter(fact -> isSchoolDay.test(fact.day()))
                .collect(Collectors.toMap(
                        DayFact::day, fact -> fact, BinaryOperator.maxBy(DayFact.BY_RECORDING), TreeMap::new));
        LinkedList<LocalDate> inARow = new LinkedList<>();
        for (Map.Entry<LocalDate, DayFact> day : standing.descendingMap().entrySet()) {
            if (!day.getValue().mark().counts()) {
                break;
            }
            inARow.addFirst(day.getKey());
        }
        return List.copyOf(inARow);
    }
}
