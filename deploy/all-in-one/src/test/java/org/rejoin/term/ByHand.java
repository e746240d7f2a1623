package org.rejoin.term;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One pupil as SPEC 1.19 says, moment by moment: what is known, what is owed by it, what was owed and is not any more. Knows
 * nothing of the service.
 */
final class ByHand {

    /** @param leave SICK, PERSONAL or SPECIAL with LEAVE_GRANTED */
    record Said(LocalDate day, String mark, @Nullable String leave) {

        boolean away() {
            return mark.equals("ABSENT") || mark.equals("LEAVE_REFUSED");
        }

        boolean there() {
            return mark.equals("PRESENT") || mark.equals("ARRIVED");
        }
    }

    private static final class Owed {
        final LocalDate due;
        final LocalDateTime late;
        String standing = "OPEN";
        boolean missed;

        @Nullable
        LocalDate doneOn;

        Owed(LocalDate due, LocalDateTime late) {
            this.due = due;
            this.late = late;
        }
    }

    private final Rules rules;
    private final TreeMap<LocalDate, Said> known = new TreeMap<>();
    private final TreeMap<String, Owed> owed = new TreeMap<>();
    private final Map<String, LocalDate> excusedOn = new TreeMap<>();
    private boolean indigenous;
    private LocalDateTime until = LocalDateTime.MIN;
    int inARow;
    int absent;

    ByHand(Rules rules) {
        this.rules = rules;
    }

    boolean isFollowed() {
        return !known.isEmpty();
    }

    boolean isKnownAsIndigenous() {
        return indigenous;
    }

    boolean owesReport() {
        return owed.entrySet().stream()
                .anyMatch(entry -> entry.getKey().endsWith(" DROPOUT_REPORT")
                        && entry.getValue().standing.equals("OPEN"));
    }

    void says(Said said, LocalDateTime at) {
        if (known.isEmpty() && said.there()) {
            return; // of who is there and was never away nothing is kept
        }
        passes(at);
        known.put(said.day(), said);
        follows(at);
        count(at.toLocalDate());
    }

    void isIndigenous(LocalDateTime at) {
        passes(at);
        indigenous = true;
        follows(at);
    }

    void isReported(LocalDateTime at) {
        passes(at);
        List<Owed> reports = owed.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" DROPOUT_REPORT"))
                .map(Map.Entry::getValue)
                .filter(duty -> duty.standing.equals("OPEN"))
                .toList();
        reports.forEach(duty -> {
            duty.standing = "DONE";
            duty.doneOn = at.toLocalDate();
        });
        follows(at);
    }

    /** Everything up to the moment, and how it stands then: a line for each duty. */
    List<String> standing(LocalDateTime at) {
        passes(at);
        late(at);
        return owed.entrySet().stream()
                .map(entry -> entry.getKey() + " due " + entry.getValue().due + " " + entry.getValue().standing
                        + (entry.getValue().missed ? " missed" : ""))
                .toList();
    }

    // on the first school day of a month one looks again
    private void passes(LocalDateTime at) {
        if (!known.isEmpty()) {
            for (LocalDate day : firstDaysOfMonths(at.toLocalDate())) {
                LocalDateTime morning = day.atStartOfDay();
                if (morning.isAfter(until) && !morning.isAfter(at)) {
                    late(morning);
                    follows(morning);
                }
            }
        }
        late(at);
        until = at;
    }

    private void late(LocalDateTime at) {
        owed.values().stream()
                .filter(duty -> duty.standing.equals("OPEN") && !duty.late.isAfter(at))
                .forEach(duty -> duty.missed = true);
    }

    private List<LocalDate> firstDaysOfMonths(LocalDate today) {
        List<LocalDate> days = new ArrayList<>();
        YearMonth month = YearMonth.from(known.firstKey()).plusMonths(1);
        while (!rules.next(month.atDay(1).minusDays(1)).isAfter(today)) {
            days.add(rules.next(month.atDay(1).minusDays(1)));
            month = month.plusMonths(1);
        }
        return days;
    }

    private void follows(LocalDateTime at) {
        Map<String, Integer> wanted = wanted(at.toLocalDate());
        wanted.forEach((key, dueAfter) -> {
            Owed duty = owed.computeIfAbsent(key, any -> opened(key, dueAfter, at));
            if (duty.standing.equals("WAIVED")) {
                duty.standing = "OPEN";
            }
        });
        owed.forEach((key, duty) -> {
            if (duty.standing.equals("OPEN") && !wanted.containsKey(key)) {
                duty.standing = "WAIVED";
            }
        });
    }

    private Owed opened(String key, int dueAfter, LocalDateTime at) {
        LocalDate byRule = rules.plus(LocalDate.parse(key.substring(0, 10)), dueAfter);
        LocalDate due = at.toLocalDate().isAfter(byRule) ? at.toLocalDate() : byRule;
        boolean noon = key.endsWith(" CONTACT_AGAIN") && at.isBefore(due.atTime(LocalTime.NOON));
        return new Owed(due, noon ? due.atTime(LocalTime.NOON) : due.plusDays(1).atStartOfDay());
    }

    /** Days until the pupil is seen at school, leave among them; {@code back} is null while he is not. */
    private record Absence(
            List<Said> days, LocalDate first, @Nullable LocalDate back) {

        boolean includes(LocalDate day) {
            return !day.isBefore(first) && (back == null || !day.isAfter(back));
        }
    }

    private record Report(String key, LocalDate day, LocalDate doneOn) {}

    /** By day and kind, the school days there are for it. */
    private Map<String, Integer> wanted(LocalDate today) {
        Map<String, Integer> wanted = new TreeMap<>();
        List<Absence> absences = absences();
        for (Absence absence : absences) {
            Report report = standingIn(absence);
            if (absence.back() == null) {
                lasting(absence, report != null, wanted);
            } else {
                ended(absence.days(), absence.back(), wanted);
            }
            if (report != null) {
                letters(report, wanted);
            }
        }
        takenBack(absences, today, wanted);
        for (LocalDate day : firstDaysOfMonths(today)) {
            if (isLong(day)) {
                wanted.put(day + " MONTHLY_CHECK", 5);
            }
        }
        return wanted;
    }

    private List<Absence> absences() {
        List<Absence> absences = new ArrayList<>();
        List<Said> days = new ArrayList<>();
        for (Said said : known.values()) {
            if (said.there()) {
                keep(days, said.day(), absences);
                days = new ArrayList<>();
            } else {
                days.add(said);
            }
        }
        keep(days, null, absences);
        return absences;
    }

    private static void keep(List<Said> days, @Nullable LocalDate back, List<Absence> absences) {
        days.stream()
                .filter(Said::away)
                .findFirst()
                .ifPresent(first -> absences.add(new Absence(days, first.day(), back)));
    }

    private void lasting(Absence absence, boolean isReported, Map<String, Integer> wanted) {
        int count = 0;
        for (Said said : absence.days()) {
            count = said.away() ? count + 1 : 0;
            if (said.away()) {
                onDay(said.day(), count, wanted);
                // once until he is seen at school
                if (count == rules.reportOn(said.day()) && !isReported) {
                    wanted.put(said.day() + " DROPOUT_REPORT", 0);
                }
            }
        }
    }

    private List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        owed.forEach((key, duty) -> {
            if (key.endsWith(" DROPOUT_REPORT") && duty.doneOn != null) {
                reports.add(new Report(key, LocalDate.parse(key.substring(0, 10)), duty.doneOn));
            }
        });
        return reports;
    }

    // what was told at once is excused together: days of leave, or of no absence any more
    private boolean isExcused(Report report, List<Absence> absences) {
        return reports().stream()
                .filter(one -> one.doneOn().equals(report.doneOn()))
                .allMatch(one -> isOnLeave(one.day()) || absences.stream().noneMatch(it -> it.includes(one.day())));
    }

    private boolean isOnLeave(LocalDate day) {
        Said said = known.get(day);
        return said != null && said.mark().equals("LEAVE_GRANTED");
    }

    private @Nullable Report standingIn(Absence absence) {
        return reports().stream()
                .filter(report -> absence.includes(report.day()) && !isExcused(report, List.of(absence)))
                .min(Comparator.comparing(Report::doneOn).thenComparing(Report::day))
                .orElse(null);
    }

    private void letters(Report report, Map<String, Integer> wanted) {
        wanted.put(report.doneOn() + " FAX_TO_COMMITTEE", 3);
        wanted.put(report.doneOn() + " LETTER_TO_COMMITTEE", 3);
        if (indigenous) {
            wanted.put(report.doneOn() + " LETTER_TO_INDIGENOUS_BUREAU", 3);
        }
    }

    /** Of who came back, and of whose absence it turned out that there was leave for it. */
    private void takenBack(List<Absence> absences, LocalDate today, Map<String, Integer> wanted) {
        for (Report report : reports()) {
            LocalDate day;
            if (isExcused(report, absences)) {
                day = excusedOn.computeIfAbsent(report.key(), any -> known.tailMap(report.day(), true).values().stream()
                        .filter(Said::there)
                        .map(Said::day)
                        .findFirst()
                        .orElse(today));
            } else {
                excusedOn.remove(report.key());
                day = absences.stream()
                        .filter(absence -> absence.includes(report.day()) && absence.back() != null)
                        .map(Absence::back)
                        .findFirst()
                        .orElse(null);
            }
            if (day != null) {
                wanted.put(day + " RETURN_REPORT", 3);
                wanted.put(day + " RETURN_SLIP", 3);
            }
        }
    }

    private void onDay(LocalDate day, int count, Map<String, Integer> wanted) {
        if (count == 1) {
            wanted.put(day + " CONTACT_FAMILY", 0);
            if (indigenous) {
                wanted.put(day + " CONTACT_INDIGENOUS_WORKER", 0);
            }
        }
        if (count == 2) {
            wanted.put(day + " JOINT_HOME_VISIT", 0);
            wanted.put(day + " CHOOSE_COMPANIONS", 0);
            wanted.put(day + " LIST_TO_COUNSELLING", 0);
            if (rules.asksToDiscussCauses()) {
                wanted.put(day + " DISCUSS_CAUSES", 0);
            }
        }
        if (count == 3) {
            wanted.put(day + " CONTINUED_HOME_VISIT", 0);
            wanted.put(day + " RESPONSE_MEETING", 0);
            wanted.put(day + " ASSESSMENT", 0);
        }
        if (count == rules.letterOn(day)) {
            wanted.put(day + " REGISTERED_LETTER", 0);
        }
        if (count == 4) {
            wanted.put(day + " CONTACT_AGAIN", 0);
            wanted.put(day + " HOME_VISIT_WITH_COUNSELLING", 0);
            wanted.put(day + " REINTEGRATION_TEAM", 0);
        }
    }

    private static int longest(List<Said> absence) {
        int count = 0;
        int longest = 0;
        for (Said said : absence) {
            count = said.away() ? count + 1 : 0;
            longest = Math.max(longest, count);
        }
        return longest;
    }

    private void ended(List<Said> absence, LocalDate back, Map<String, Integer> wanted) {
        int longest = longest(absence);
        if (longest >= 2) {
            wanted.put(back + " CASE_MEETING_ON_RETURN", 5);
        }
        if (longest >= 3) {
            wanted.put(back + " CARE_AND_HELP", rules.careDueAfter());
            wanted.put(back + " CATCH_UP_PLAN", 5);
            wanted.put(back + " INTERVENTION_COUNSELLING", 5);
        }
    }

    private boolean isLong(LocalDate check) {
        int away = 0;
        int leaveDays = 0;
        int leaves = 0;
        LocalDate before = null;
        LocalDate last = check.minusDays(1);
        while (!rules.isSchoolDay(last)) {
            last = last.minusDays(1);
        }
        for (Said said : known.headMap(last, true).values()) {
            away += said.away() ? 1 : 0;
            if (said.mark().equals("LEAVE_GRANTED") && !"SPECIAL".equals(said.leave())) {
                leaveDays++;
                if (YearMonth.from(said.day()).equals(YearMonth.from(last))) {
                    leaves += before != null && rules.next(before).equals(said.day()) ? 0 : 1;
                    before = said.day();
                }
            }
        }
        return away >= rules.longAbsence() || leaveDays >= 7 || leaves >= 6;
    }

    private void count(LocalDate today) {
        absent = (int)
                known.headMap(today, true).values().stream().filter(Said::away).count();
        inARow = 0;
        for (Said said : known.values()) {
            inARow = said.away() ? inARow + 1 : 0;
        }
    }
}
