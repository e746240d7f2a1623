package org.rejoin.term;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
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

    /** By day and kind, the school days there are for it. */
    private Map<String, Integer> wanted(LocalDate today) {
        Map<String, Integer> wanted = new TreeMap<>();
        List<Said> absence = new ArrayList<>();
        for (Said said : known.values()) {
            if (!said.there()) {
                absence.add(said);
            } else {
                ended(absence, said.day(), wanted);
                absence = new ArrayList<>();
            }
        }
        lasting(absence, wanted);
        for (LocalDate day : firstDaysOfMonths(today)) {
            if (isLong(day)) {
                wanted.put(day + " MONTHLY_CHECK", 5);
            }
        }
        return wanted;
    }

    private void lasting(List<Said> absence, Map<String, Integer> wanted) {
        int count = 0;
        LocalDate first = null;
        for (Said said : absence) {
            count = said.away() ? count + 1 : 0;
            if (said.away()) {
                first = first == null ? said.day() : first;
                onDay(said.day(), count, wanted);
            }
        }
        if (first != null) {
            letters(first, LocalDate.MAX, wanted);
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
        if (count == rules.reportOn(day)) {
            wanted.put(day + " DROPOUT_REPORT", 0);
        }
    }

    private void ended(List<Said> absence, LocalDate back, Map<String, Integer> wanted) {
        int count = 0;
        int longest = 0;
        LocalDate first = null;
        for (Said said : absence) {
            count = said.away() ? count + 1 : 0;
            longest = Math.max(longest, count);
            first = first == null && said.away() ? said.day() : first;
        }
        if (longest >= 2) {
            wanted.put(back + " CASE_MEETING_ON_RETURN", 5);
        }
        if (longest >= 3) {
            wanted.put(back + " CARE_AND_HELP", rules.careDueAfter());
            wanted.put(back + " CATCH_UP_PLAN", 5);
            wanted.put(back + " INTERVENTION_COUNSELLING", 5);
        }
        if (first != null) {
            letters(first, back, wanted);
            if (wasReported(first, back)) {
                wanted.put(back + " RETURN_REPORT", 3);
                wanted.put(back + " RETURN_SLIP", 3);
            }
        }
    }

    private void letters(LocalDate first, LocalDate last, Map<String, Integer> wanted) {
        owed.forEach((key, duty) -> {
            LocalDate day = LocalDate.parse(key.substring(0, 10));
            LocalDate doneOn = duty.doneOn;
            if (key.endsWith(" DROPOUT_REPORT") && doneOn != null && !day.isBefore(first) && !day.isAfter(last)) {
                wanted.put(doneOn + " FAX_TO_COMMITTEE", 3);
                wanted.put(doneOn + " LETTER_TO_COMMITTEE", 3);
                if (indigenous) {
                    wanted.put(doneOn + " LETTER_TO_INDIGENOUS_BUREAU", 3);
                }
            }
        });
    }

    private boolean wasReported(LocalDate first, LocalDate last) {
        return owed.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" DROPOUT_REPORT") && entry.getValue().doneOn != null)
                .map(entry -> LocalDate.parse(entry.getKey().substring(0, 10)))
                .anyMatch(day -> !day.isBefore(first) && !day.isAfter(last));
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
