package org.rejoin.schoolyear;

import static org.rejoin.event.casefile.ClosureReason.ABROAD;
import static org.rejoin.event.casefile.ClosureReason.COLLEGE_OR_EXPERIMENTAL;
import static org.rejoin.event.casefile.ClosureReason.DECEASED;
import static org.rejoin.event.casefile.ClosureReason.ENROLMENT_ANNULLED;
import static org.rejoin.event.casefile.ClosureReason.ENROLMENT_GIVEN_UP;
import static org.rejoin.event.casefile.ClosureReason.OTHER_SENIOR_HIGH;
import static org.rejoin.event.casefile.ClosureReason.SEMESTER_END;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.schoolyear.Authority.Semester;
import org.rejoin.schoolyear.Happening.What;

/**
 * A student and the cases a school has of him: what people do, and what follows by itself, straight from SPEC 1.4.2 (T13 to
 * T17), 1.8.3, 1.8.4, 1.10 and 1.23 (c3, c6, c7, c26).
 */
final class StudentLife {

    /** After these nobody comes back in this semester (c7). */
    private static final Set<ClosureReason> FOR_GOOD = EnumSet.of(
            DECEASED,
            OTHER_SENIOR_HIGH,
            COLLEGE_OR_EXPERIMENTAL,
            ABROAD,
            ENROLMENT_GIVEN_UP,
            ENROLMENT_ANNULLED,
            TURNED_18);

    /** Between two grounds that are both true. */
    static final String EITHER = " or ";

    final String nationalId;
    final LocalDate birthDate;
    final School school;
    final List<CaseLife> cases = new ArrayList<>();

    @Nullable
    Arrival arrival;

    @Nullable
    String registeredAt;

    private int order;

    /** A transfer-in that stands; it lights a case of the school once. */
    static final class Arrival {
        final String id;
        final School at;
        final YearMonth month;
        boolean matched;

        Arrival(String id, School at, YearMonth month) {
            this.id = id;
            this.at = at;
            this.month = month;
        }
    }

    StudentLife(String nationalId, LocalDate birthDate, School school) {
        this.nationalId = nationalId;
        this.birthDate = birthDate;
        this.school = school;
    }

    /** The 18th birthday; of 29 February the day after the 28th. */
    LocalDate adultOn() {
        LocalDate day = birthDate.plusYears(18);
        return birthDate.getDayOfMonth() == 29 && birthDate.getMonthValue() == 2
                ? LocalDate.of(day.getYear(), 3, 1)
                : day;
    }

    boolean isAdult(LocalDate day) {
        return !day.isBefore(adultOn());
    }

    // what follows by itself

    /** T13, T14, T17. What came first closes the case. */
    void morning(LocalDate day) {
        When at = When.morning(day);
        List<CaseLife> open = cases.stream()
                .filter(each -> each.isReported() && each.isOpen())
                .toList();
        for (CaseLife each : open) {
            Semester semester = semesterOf(each, at);
            boolean over = each.isAbsence() && day.isAfter(semester.last());
            if (over && semester.last().isBefore(adultOn())) {
                each.ended(at, SEMESTER_END, "SEMESTER_END " + semester, ++order);
            } else if (isAdult(day)) {
                each.ended(at, TURNED_18, adulthood(each, over ? List.of() : open), ++order);
            }
        }
    }

    /** A long-term absence may also follow the other case, which closes on the same morning: whichever comes first. */
    private String adulthood(CaseLife life, List<CaseLife> open) {
        String birthday = "BIRTHDAY " + adultOn();
        return life.isAbsence()
                ? open.stream()
                        .filter(other -> !other.isAbsence())
                        .findFirst()
                        .map(other -> birthday + EITHER + "OTHER_CASE_CLOSED " + other.id)
                        .orElse(birthday)
                : birthday;
    }

    /** T15, T16, c7, c26. */
    private void absencesFollow(When at) {
        for (CaseLife absence : cases) {
            boolean concerned = absence.isAbsence()
                    && (absence.status == CaseStatus.TRACKING || absence.status == CaseStatus.TEMP_CLOSED);
            Optional<CaseLife> open =
                    others(absence).stream().filter(CaseLife::isOpen).findFirst();
            if (concerned && open.isPresent()) {
                if (absence.status == CaseStatus.TRACKING) {
                    absence.paused(at, open.get());
                }
            } else if (concerned) {
                lastEndedBeside(absence).ifPresent(other -> goesOn(absence, other, at));
            }
        }
    }

    private void goesOn(CaseLife absence, CaseLife other, When at) {
        if (other.closedFor != null && FOR_GOOD.contains(other.closedFor)) {
            absence.ended(at, other.closedFor, "OTHER_CASE_CLOSED " + other.id, ++order);
        } else if (absence.status == CaseStatus.TEMP_CLOSED
                && !at.day().isAfter(semesterOf(absence, at).last())) {
            absence.resumed(at, other);
        }
    }

    private List<CaseLife> others(CaseLife absence) {
        return cases.stream()
                .filter(other -> other != absence && !other.isAbsence() && other.isReported())
                .toList();
    }

    private Optional<CaseLife> lastEndedBeside(CaseLife absence) {
        return others(absence).stream()
                .filter(other -> other.endedAs > absence.reportedAs)
                .max(Comparator.comparing(other -> other.endedAs));
    }

    private Semester semesterOf(CaseLife absence, When known) {
        return school.authority().semester(Objects.requireNonNull(absence.reportedOn), known);
    }

    // what people do

    void happens(Act act) {
        if (act.refused() != null) {
            return;
        }
        When at = When.work(act.day());
        switch (act.what()) {
            case START -> {
                act.the().note(at, What.STARTED, act.by(), CaseStatus.DRAFT);
                cases.add(act.the());
            }
            case SUBMIT -> act.the().submitted(at, act.by());
            case RECORD -> act.the().recorded(at, act.by(), Objects.requireNonNull(act.trackedOn()), act.reason());
            case SUGGEST -> act.the().suggested(at, act.by(), Objects.requireNonNull(act.reason()));
            case REPORT -> {
                act.the().reported(at, act.by(), ++order);
                earlierArrivalLights(act.the(), at, act.by());
            }
            case RETURN -> act.the().note(at, What.RETURNED, act.by(), CaseStatus.RETURNED);
            case VOID -> act.the().voided(at, act.by(), ++order);
            case DECLINE -> act.the().declined(at, act.by());
            case CLOSE -> act.the().closed(at, act.by(), ++order);
            case REOPEN -> {
                act.the().reopened(at, act.by());
                earlierArrivalLights(act.the(), at, act.by());
            }
            case TRACKER_ON, TRACKER_OFF ->
                act.the().tracker(at, act.by(), Objects.requireNonNull(act.to()), act.what() == Act.Do.TRACKER_ON);
            case ARRIVE -> arrives(act, at);
            case NOT_ARRIVE -> arrivesNot(act, at);
            case REGISTER -> registered(act, at);
            default -> throw new IllegalStateException(act.toString());
        }
        absencesFollow(at);
    }

    /** T19: a case of another school, or the own school's suspension (c3). */
    private void arrives(Act act, When at) {
        Arrival entered = new Arrival(act.id(), schoolOf(act.by()), YearMonth.from(act.day()));
        arrival = entered;
        for (CaseLife each : cases) {
            boolean matches = entered.at != school || each.type == LeavingType.SUSPENSION;
            if (matches && each.isReported() && each.isOpen()) {
                entered.matched = true;
                each.lit(at, act.by(), entered.id, entered.at.unit());
            }
        }
    }

    /** c6. */
    private void earlierArrivalLights(CaseLife reported, When at, Worker by) {
        Arrival entered = arrival;
        if (entered != null
                && !entered.matched
                && entered.at != school
                && !entered.month.isBefore(YearMonth.from(reported.leftOn))) {
            entered.matched = true;
            reported.lit(at, by, entered.id, entered.at.unit());
        }
    }

    private void arrivesNot(Act act, When at) {
        cases.stream()
                .filter(each -> each.lights.contains(act.id()))
                .forEach(each -> each.unlit(at, act.by(), act.id()));
        arrival = null;
    }

    /** R-TRF-06. */
    private void registered(Act act, When at) {
        String unit = Objects.requireNonNull(act.to());
        registeredAt = unit;
        if (!unit.equals(school.unit())) {
            cases.stream()
                    .filter(each -> each.isReported() && each.isOpen())
                    .forEach(each -> each.lit(at, act.by(), "register", unit));
        }
    }

    private School schoolOf(Worker by) {
        return Objects.equals(by.unit(), school.unit()) ? school : StudentLives.demoSchool(by);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(nationalId + " of " + school.unit() + ", 18 on " + adultOn() + " by "
                + school.authority().code());
        for (CaseLife each : cases) {
            words.append("\n  ").append(each.id).append(" ").append(each.type);
            each.happenings.forEach(it -> words.append("\n    ").append(it));
        }
        return words.toString();
    }
}
