package org.rejoin.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/**
 * One of the schools of the data set.
 *
 * @param code of the unit of day students, which is the school's own
 */
public record School(int number, String code, String county) {

    public static final String PASSWORD = "Rejoin-demo-2026";

    private static final List<String> COUNTIES = List.of(
            "990", "NWT", "TAO", "TXG", "TNN", "KHH", "KEE", "HSZ", "CYI", "HSQ", "MIA", "CHA", "NAN", "YUN", "CYQ",
            "PIF", "ILA", "HUA", "TTT", "PEN");

    public static List<School> all(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        new School(number, Integer.toString(100_000 + number), COUNTIES.get(number % COUNTIES.size())))
                .toList();
    }

    public String principal() {
        return "principal-" + number;
    }

    public Actor actor() {
        return new Actor(principal(), Set.of(Role.PRINCIPAL_REPORTER), code, county);
    }
}
