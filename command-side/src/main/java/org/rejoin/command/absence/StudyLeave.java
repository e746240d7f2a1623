package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;

/**
 * Who studies elsewhere for a time is not here, and has leave for it (R-HL-32), whenever the study was entered; where it ended
 * earlier or was taken back, what was written down stands again.
 */
final class StudyLeave {

    private StudyLeave() {}

    static DayFact of(DayFact written, Predicate<LocalDate> elsewhere) {
        return written.mark().counts() && elsewhere.test(written.day())
                ? new DayFact(
                        written.day(), Mark.LEAVE_GRANTED, LeaveKind.SPECIAL, written.mark(), written.recordedAt())
                : written;
    }

    /**
     * Of the days those that stand otherwise now.
     *
     * @param standing all that was said of the days
     * @param written what people wrote down of them
     */
    static List<DayFact> changes(
            List<DayFact> standing, List<DayFact> written, Predicate<LocalDate> elsewhere, Instant now) {
        Map<LocalDate, DayFact> stands = newest(standing);
        return newest(written).values().stream()
                .map(fact -> of(fact, elsewhere))
                .filter(fact -> !fact.saysAs(Objects.requireNonNull(stands.get(fact.day()))))
                .map(fact -> fact.at(now))
                .toList();
    }

    private static Map<LocalDate, DayFact> newest(List<DayFact> facts) {
        return facts.stream()
                .collect(Collectors.toMap(
                        DayFact::day, Function.identity(), BinaryOperator.maxBy(DayFact.BY_RECORDING), TreeMap::new));
    }
}
