package org.rejoin.schoolyear;

import static org.rejoin.event.casefile.ClosureReason.ABSENCE_7D_TO_SUSPENSION;
import static org.rejoin.event.casefile.ClosureReason.SUSPENSION_TO_TRANSFER;
import static org.rejoin.event.obligation.ObligationKind.ANSWER_SUGGESTION;
import static org.rejoin.event.obligation.ObligationKind.CLOSE_AFTER_GREEN_LIGHT;
import static org.rejoin.event.obligation.ObligationKind.FIRST_TRACKING;
import static org.rejoin.event.obligation.ObligationKind.FOLLOW_UP_SUSPENSION;
import static org.rejoin.event.obligation.ObligationKind.FOLLOW_UP_TRANSFER;
import static org.rejoin.event.obligation.ObligationKind.REPORT;
import static org.rejoin.event.obligation.ObligationKind.TRACKINGS_OF_SEMESTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.schoolyear.Authority.Semester;
import org.rejoin.schoolyear.Happening.What;

/**
 * What is owed to a case, straight from SPEC 1.5 to 1.8, 1.23 c10, c20 and c24 and ADR 22: looking ahead from each ground to
 * what ends it. Terms are the defaults: 10 days, 14 for what follows a closure or a green light, two trackings a semester.
 */
final class Duties {

    private static final Map<What, String> OF_ANY =
            Map.of(What.ENDED, "CLOSED", What.VOIDED, "VOIDED", What.VOIDED_BY_LETTER, "VOIDED");

    private final CaseLife life;
    private final List<Happening> all;
    private final TreeSet<LocalDate> lived;
    private final List<Owed> duties = new ArrayList<>();

    private Duties(CaseLife life, TreeSet<LocalDate> lived) {
        this.life = life;
        this.all = life.happenings;
        this.lived = lived;
    }

    static List<Owed> of(CaseLife life, TreeSet<LocalDate> lived) {
        Duties duties = new Duties(life, lived);
        for (int i = 0; i < duties.all.size(); i++) {
            duties.from(i);
        }
        if (!life.isAbsence()) {
            duties.fromSemesters();
        }
        return duties.duties;
    }

    private void from(int i) {
        Happening it = all.get(i);
        switch (it.what()) {
            case SUBMITTED ->
                act(
                        it.status() == CaseStatus.FILED ? FIRST_TRACKING : REPORT,
                        i,
                        10,
                        it.status() == CaseStatus.FILED ? What.RECORDED : What.REPORTED);
            case RECORDED -> {
                if (before(i).what() == What.SUBMITTED && before(i).status() == CaseStatus.FILED) {
                    act(REPORT, i, 10, What.REPORTED);
                }
            }
            case REPORTED -> {
                trackings(it.at(), it.day(), i);
                if (it.status() == CaseStatus.PENDING_CLOSURE) {
                    act(ANSWER_SUGGESTION, i, 10, What.CLOSED, What.DECLINED);
                }
            }
            case SUGGESTED -> {
                boolean asked = statusBefore(i) == CaseStatus.PENDING_CLOSURE;
                if (it.status() == CaseStatus.PENDING_CLOSURE && !asked) {
                    act(ANSWER_SUGGESTION, i, 10, What.CLOSED, What.DECLINED);
                }
            }
            case REOPENED -> {
                trackings(it.at(), it.day(), i);
                askForClosing(i, lightsUntil(i) > 0);
            }
            case RESUMED -> trackings(it.at(), it.day(), i);
            case LIT -> askForClosing(i, lightsUntil(i) == 1);
            case CLOSED -> followUp(i);
            default -> {
                // ends something, begins nothing
            }
        }
    }

    private void askForClosing(int i, boolean first) {
        if (first && !life.isAbsence() && all.get(i).isTracked()) {
            act(CLOSE_AFTER_GREEN_LIGHT, i, 14, What.CLOSED);
        }
    }

    private int lightsUntil(int i) {
        int lights = 0;
        for (Happening it : all.subList(0, i + 1)) {
            lights += it.what() == What.LIT ? 1 : it.what() == What.UNLIT ? -1 : 0;
        }
        return lights;
    }

    private void followUp(int i) {
        Happening closed = all.get(i);
        if (closed.reason() != ABSENCE_7D_TO_SUSPENSION && closed.reason() != SUSPENSION_TO_TRANSFER
                || life.student.isAdult(closed.day())) {
            return;
        }
        boolean suspension = closed.reason() == ABSENCE_7D_TO_SUSPENSION;
        LeavingType wanted = suspension ? LeavingType.SUSPENSION : LeavingType.TRANSFER;
        Optional<When> reported = life.student.cases.stream()
                .filter(other -> other != life && other.type == wanted)
                .flatMap(other -> other.happenings.stream())
                .filter(it -> it.what() == What.REPORTED && closed.at().isBefore(it.at()))
                .map(Happening::at)
                .min(When::compareTo);
        Optional<Happening> other = all.stream()
                .skip(i + 1L)
                .filter(it -> it.what() == What.REOPENED || it.what() == What.VOIDED_BY_LETTER)
                .findFirst();
        Owed owed = opened(suspension ? FOLLOW_UP_SUSPENSION : FOLLOW_UP_TRANSFER, closed.at(), closed.day(), 14);
        When none = When.work(LocalDate.MAX);
        When met = reported.orElse(none);
        When waived = other.map(Happening::at).orElse(none);
        When adult = adulthood();
        if (adult != null && !met.isBefore(adult) && !waived.isBefore(adult)) {
            duties.add(waived(owed, adult, life.student.adultOn(), "TURNED_18"));
        } else if (met.isBefore(waived)) {
            duties.add(met(owed, met));
        } else if (other.isPresent()) {
            String why = other.get().what() == What.REOPENED ? "REOPENED" : "VOIDED";
            duties.add(waived(owed, waived, waived.day(), why));
        } else {
            duties.add(owed);
        }
    }

    // of somebody who is 18 nothing more is reported: when it is seen
    private @Nullable When adulthood() {
        LocalDate seen = lived.ceiling(life.student.adultOn());
        return seen == null ? null : When.morning(seen);
    }

    private void act(ObligationKind kind, int ground, int days, What... meeting) {
        Happening it = all.get(ground);
        Owed owed = opened(kind, it.at(), it.day(), days);
        boolean beforeReport = kind == FIRST_TRACKING || kind == REPORT;
        if (beforeReport && life.student.isAdult(it.day())) {
            return; // of whom nothing can be reported (c10) nothing is owed
        }
        When adult = beforeReport ? adulthood() : null;
        for (Happening later : all.subList(ground + 1, all.size())) {
            if (adult != null && adult.isBefore(later.at())) {
                break;
            }
            if (List.of(meeting).contains(later.what())) {
                duties.add(met(owed, later.at()));
                return;
            }
            String why = reasonToWaive(kind, later);
            if (why != null) {
                duties.add(waived(owed, later.at(), later.day(), why));
                return;
            }
        }
        duties.add(adult == null ? owed : waived(owed, adult, life.student.adultOn(), "TURNED_18"));
    }

    private @Nullable String reasonToWaive(ObligationKind kind, Happening later) {
        boolean lapses = kind == ANSWER_SUGGESTION && later.what() == What.LAPSED
                || kind == CLOSE_AFTER_GREEN_LIGHT
                        && later.what() == What.UNLIT
                        && lightsUntil(all.indexOf(later)) == 0;
        if (lapses) {
            return "LAPSED";
        }
        return later.what() == What.RETURNED && (kind == FIRST_TRACKING || kind == REPORT)
                ? "RETURNED"
                : OF_ANY.get(later.what());
    }

    // two trackings of a semester

    private void fromSemesters() {
        for (LocalDate day = Year.FIRST; !day.isAfter(Year.LAST); day = day.plusDays(1)) {
            LocalDate looked = lived.ceiling(day);
            if (looked != null && semester(day, When.morning(looked)).first().equals(day) && isTrackedAtDawnOf(day)) {
                trackings(When.morning(looked), day, lastBefore(day));
            }
        }
    }

    private boolean isTrackedAtDawnOf(LocalDate day) {
        int last = lastBefore(day);
        return last >= 0 && all.get(last).isTracked();
    }

    private int lastBefore(LocalDate day) {
        int last = -1;
        while (last + 1 < all.size() && all.get(last + 1).day().isBefore(day)) {
            last++;
        }
        return last;
    }

    private void trackings(When opened, LocalDate from, int ground) {
        Semester semester = semester(from, opened);
        if (from.isAfter(semester.last().minusDays(30)) || count(from, ground, opened) >= 2) {
            return;
        }
        Owed owed = new Owed(TRACKINGS_OF_SEMESTER, opened, from, semester.last(), null, null, null, null);
        for (int i = ground + 1; i < all.size(); i++) {
            Happening it = all.get(i);
            if (it.what() == What.RECORDED && count(from, i, it.at()) >= 2) {
                duties.add(met(owed, it.at()));
                return;
            }
            String why =
                    it.what() == What.CLOSED ? "CLOSED" : it.what() == What.PAUSED ? "PAUSED" : OF_ANY.get(it.what());
            if (why != null) {
                duties.add(waived(owed, it.at(), it.day(), why));
                return;
            }
        }
        duties.add(owed);
    }

    /** Submitted after the report, and done in the semester as the calendar was known. */
    private long count(LocalDate day, int until, When known) {
        Semester semester = semester(day, known);
        boolean reported = false;
        long count = 0;
        for (Happening it : all.subList(0, until + 1)) {
            reported |= it.what() == What.REPORTED;
            if (reported && it.what() == What.RECORDED && semester.includes(Objects.requireNonNull(it.trackedOn()))) {
                count++;
            }
        }
        return count;
    }

    private Semester semester(LocalDate day, When known) {
        return life.school().authority().semester(day, known);
    }

    private Owed opened(ObligationKind kind, When at, LocalDate day, int days) {
        LocalDate due = life.school().authority().schoolDay(day.plusDays(days), at);
        return new Owed(kind, at, day, due, null, null, null, null);
    }

    private static Owed met(Owed owed, When at) {
        return new Owed(owed.kind(), owed.opened(), owed.from(), owed.due(), at.day(), null, at, at.day());
    }

    private static Owed waived(Owed owed, When at, LocalDate on, String why) {
        return new Owed(owed.kind(), owed.opened(), owed.from(), owed.due(), null, why, at, on);
    }

    private Happening before(int i) {
        return all.get(Math.max(0, i - 1));
    }

    private CaseStatus statusBefore(int i) {
        // a record that suggests is noted as record and suggestion
        return before(i).status();
    }
}
