package org.rejoin.schoolyear;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rejoin.schoolyear.Authority.Version;

/** School year 118: the days on which the service is there, when it is stopped, and the calendars. All from one seed. */
final class Year {

    static final LocalDate FIRST = LocalDate.of(2029, 9, 3);
    static final LocalDate LAST = LocalDate.of(2030, 8, 12);

    /**
     * @param afterGap the days before nobody was there, or no time passed bit by bit
     * @param wakes the service was down before
     * @param stopsAtDawn it is stopped and started again when it has closed some of the cases that are over, and others not
     * @param stopsAmid the same while people work
     * @param stopsAfter it is down after that evening
     */
    record Day(
            LocalDate date,
            boolean afterGap,
            boolean wakes,
            boolean stopsAtDawn,
            boolean stopsAmid,
            boolean stopsAfter) {}

    final List<Day> days = new ArrayList<>();
    private final Set<LocalDate> stopped = new HashSet<>();
    final Authority agency = agency();
    final Authority county = county();

    /** @param everyDay else in steps of some days, never over one on which much happens by itself */
    Year(Random random, boolean everyDay) {
        TreeSet<LocalDate> lived = new TreeSet<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(everyDay ? 1 : 2 + random.nextInt(10))) {
            lived.add(day);
        }
        Stream.of(
                        "2029-11-19",
                        "2030-01-18",
                        "2030-01-25",
                        "2030-01-31",
                        "2030-02-01",
                        "2030-02-28",
                        "2030-03-01",
                        "2030-04-15",
                        "2030-06-25",
                        "2030-06-26",
                        "2030-07-31",
                        "2030-08-01",
                        "2030-08-12")
                .map(LocalDate::parse)
                .forEach(lived::add);
        down(lived, "2030-01-19", 6);
        Set<LocalDate> dawns = new HashSet<>(Set.of(LocalDate.of(2030, 6, 26)));
        Set<LocalDate> amid = new HashSet<>();
        if (everyDay) {
            down(lived, FIRST.plusDays(30 + random.nextInt(20)).toString(), 1 + random.nextInt(5));
            down(lived, FIRST.plusDays(200 + random.nextInt(20)).toString(), 1 + random.nextInt(5));
            down(lived, "2030-07-01", 1 + random.nextInt(10));
            dawns.add(LocalDate.of(2030, 3, 1));
            List<LocalDate> all = List.copyOf(lived);
            for (int i = 0; i < 4; i++) {
                amid.add(all.get(random.nextInt(all.size() - 1)));
            }
        } else {
            amid.add(List.copyOf(lived).get(lived.size() / 4 + random.nextInt(lived.size() / 5)));
        }
        List<LocalDate> all = List.copyOf(lived);
        for (int i = 0; i < all.size(); i++) {
            LocalDate date = all.get(i);
            boolean gap = i > 0 && !all.get(i - 1).plusDays(1).equals(date);
            boolean wakes = gap && stopped.contains(all.get(i - 1));
            days.add(new Day(date, gap, wakes, dawns.contains(date), amid.contains(date), stopped.contains(date)));
        }
    }

    private void down(TreeSet<LocalDate> lived, String from, int days) {
        LocalDate first = LocalDate.parse(from);
        for (int i = 0; i < days; i++) {
            lived.remove(first.plusDays(i));
        }
        LocalDate before = lived.lower(first);
        stopped.add(before);
    }

    private static Authority agency() {
        Set<LocalDate> holidays =
                days("2029-09-28", "2029-10-10", "2029-12-25", "2030-02-28", "2030-04-04", "2030-05-01");
        Version first = new Version(
                day("2029-08-01"),
                day("2029-08-30"),
                day("2030-01-20"),
                day("2030-02-11"),
                day("2030-06-30"),
                holidays,
                days("2029-10-20"));
        Set<LocalDate> typhoon = new HashSet<>(holidays);
        typhoon.addAll(days("2029-11-26", "2029-11-27", "2029-12-03"));
        Version second = new Version(
                day("2029-11-19"),
                first.from1(),
                first.to1(),
                first.from2(),
                first.to2(),
                typhoon,
                days("2029-10-20", "2029-12-01"));
        Version third = new Version(
                day("2030-04-15"),
                first.from1(),
                first.to1(),
                first.from2(),
                day("2030-06-25"),
                typhoon,
                second.makeUps());
        return new Authority("AGENCY", List.of(first, second, third));
    }

    private static Authority county() {
        Set<LocalDate> holidays =
                days("2029-09-28", "2029-10-10", "2030-02-04", "2030-02-05", "2030-02-28", "2030-04-05");
        Version first = new Version(
                day("2029-08-01"),
                day("2029-08-01"),
                day("2030-01-24"),
                day("2030-02-08"),
                day("2030-07-31"),
                holidays,
                days("2029-09-22", "2030-03-09"));
        // a week longer than it was to be
        Version second = new Version(
                day("2029-11-19"),
                first.from1(),
                day("2030-01-31"),
                first.from2(),
                first.to2(),
                holidays,
                first.makeUps());
        return new Authority(School.COUNTY, List.of(first, second));
    }

    private static Set<LocalDate> days(String... days) {
        return new HashSet<>(Stream.of(days).map(LocalDate::parse).toList());
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
