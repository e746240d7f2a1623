package org.rejoin.schoolyear;

import static org.rejoin.event.casefile.ClosureReason.ABSENCE_7D_TO_SUSPENSION;
import static org.rejoin.event.casefile.ClosureReason.OTHER_SENIOR_HIGH;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.ClosureReason.SEMESTER_END;
import static org.rejoin.event.casefile.ClosureReason.SUSPENSION_TO_TRANSFER;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.schoolyear.Act.Do;

/** Random lives of students over the year, the same for the same seed; at most one act per student and day. */
final class StudentLives {

    private static final List<School> DEMO = new ArrayList<>();

    final List<School> schools = new ArrayList<>();
    final List<StudentLife> students = new ArrayList<>();
    final Map<LocalDate, List<Act>> acts = new TreeMap<>();
    int cases;

    StudentLives(Year year, Random random, int schoolCount, int caseCount) {
        DEMO.clear();
        DEMO.addAll(School.demo(year.agency));
        schools.addAll(DEMO);
        for (int i = schools.size(); i < schoolCount; i++) {
            schools.add(School.another(i, i % 2 == 0 ? year.agency : year.county));
        }
        for (int number = 1; cases < caseCount; number++) {
            One one = new One(new Random(random.nextLong()), number, schools.get(random.nextInt(schoolCount)));
            year.days.forEach(one::live);
            students.add(one.student);
            cases += one.student.cases.size();
        }
    }

    List<CaseLife> cases() {
        return students.stream().flatMap(student -> student.cases.stream()).toList();
    }

    /** How many cases close by themselves on that morning. */
    long closures(LocalDate day) {
        return cases().stream()
                .flatMap(life -> life.happenings.stream())
                .filter(it -> it.what() == Happening.What.ENDED && it.at().equals(When.morning(day)))
                .count();
    }

    static School demoSchool(Worker by) {
        return DEMO.stream()
                .filter(school -> school.unit().equals(by.unit()))
                .findFirst()
                .orElseThrow();
    }

    /** How one student's life comes about. */
    private final class One {

        private final Random random;
        private final School school;
        private final StudentLife student;
        private LocalDate next;
        private int left;
        private final List<Act> possible = new ArrayList<>();
        private LocalDate today = Year.FIRST;

        One(Random random, int number, School school) {
            this.random = random;
            this.school = school;
            this.student = new StudentLife(nationalId(number), birthDate(), school);
            this.next = Year.FIRST.plusDays(random.nextInt(220));
            this.left = 3 + random.nextInt(24);
        }

        // many turn 18 in this year, on days on which something else happens too
        private LocalDate birthDate() {
            return switch (random.nextInt(10)) {
                case 0 -> LocalDate.of(2012, 2, 29);
                case 1 -> LocalDate.of(2012, 1, 20).plusDays(random.nextInt(14));
                case 2 -> LocalDate.of(2012, 6, 24).plusDays(random.nextInt(9));
                case 3, 4 -> LocalDate.of(2011, 9, 10).plusDays(random.nextInt(330));
                default -> LocalDate.of(2012, 9, 1).plusDays(random.nextInt(700));
            };
        }

        void live(Year.Day day) {
            today = day.date();
            student.morning(today);
            if (left == 0 || today.isBefore(next)) {
                return;
            }
            possible.clear();
            whatMayBeDone();
            if (!possible.isEmpty()) {
                Act act = possible.get(random.nextInt(possible.size()));
                left--;
                student.happens(act);
                acts.computeIfAbsent(today, date -> new ArrayList<>()).add(act);
            }
            int wait = random.nextInt(4);
            next = today.plusDays(1 + (wait == 0 ? random.nextInt(45) : random.nextInt(wait == 1 ? 20 : 6)));
        }

        private void whatMayBeDone() {
            boolean gone = student.registeredAt != null && !student.registeredAt.equals(school.unit());
            if (!gone) {
                file();
                arrivals();
            }
            student.cases.forEach(each -> {
                switch (each.status) {
                    case DRAFT, RETURNED -> unsubmitted(each);
                    case FILED -> filed(each);
                    case PENDING_REPORT -> pending(each);
                    case TRACKING, PENDING_CLOSURE -> tracked(each);
                    case TEMP_CLOSED -> refused(1, Do.RECORD, writer(each), each, null, "TEMPORARILY_CLOSED");
                    case CLOSED -> {
                        if (!gone) {
                            closed(each);
                        }
                    }
                    default -> {
                        // voided
                    }
                }
            });
        }

        private void file() {
            LeavingType type = random.nextInt(4) == 0
                    ? LeavingType.LONG_TERM_ABSENCE
                    : LeavingType.values()[random.nextInt(LeavingType.values().length)];
            boolean idle = student.cases.stream().noneMatch(CaseLife::isOpen);
            Worker filer = random.nextInt(4) == 0 ? school.principal() : any(school.tutors());
            CaseLife filing = new CaseLife(uuid(), type, student, filer, today.minusDays(random.nextInt(12)));
            int weight = idle ? 6 : 4;
            if (student.isAdult(today)) {
                refused(1, Do.START, filer, filing, null, "STUDENT_IS_ADULT");
            } else if (student.cases.stream().allMatch(other -> mayStandBeside(type, other))) {
                may(weight, Do.START, filer, filing);
                if (school.byHttp() && student.cases.isEmpty() && student.registeredAt == null) {
                    register(3, null, school.unit());
                }
            } else {
                refused(1, Do.START, filer, filing, null, "OTHER_CASE_OPEN");
            }
        }

        // c4
        private boolean mayStandBeside(LeavingType newer, CaseLife other) {
            return !other.isOpen() || newer != other.type && (other.isAbsence() || other.type == before(newer));
        }

        private static @Nullable LeavingType before(LeavingType type) {
            return switch (type) {
                case SUSPENSION -> LeavingType.UNEXCUSED_ABSENCE;
                case TRANSFER -> LeavingType.SUSPENSION;
                default -> null;
            };
        }

        private void arrivals() {
            StudentLife.Arrival standing = student.arrival;
            if (standing != null) {
                act(1, Do.NOT_ARRIVE, standing.at.principal(), null, standing.id, null, null, null, null);
            } else if (!student.cases.isEmpty()) {
                // the people of the demo alone may send requests
                School at = DEMO.get(random.nextInt(DEMO.size()));
                act(1, Do.ARRIVE, at.principal(), null, uuid(), null, null, null, null);
            }
        }

        private void unsubmitted(CaseLife each) {
            if (student.isAdult(today)) {
                refused(2, Do.SUBMIT, each.filer, each, null, "STUDENT_IS_ADULT");
            } else {
                may(10, Do.SUBMIT, each.filer, each);
            }
            may(1, Do.VOID, school.principal(), each);
        }

        private void filed(CaseLife each) {
            record(8, each, each.isAbsence() || random.nextInt(5) > 0 ? null : reason(each));
            may(1, Do.RETURN, school.principal(), each);
            may(1, Do.VOID, school.principal(), each);
            refused(1, Do.REPORT, school.principal(), each, null, "NO_TRACKING_RECORD");
        }

        private void pending(CaseLife each) {
            boolean another = student.cases.stream()
                    .anyMatch(other -> other != each
                            && other.isOpen()
                            && !other.isAbsence()
                            && (other.isReported() || other.type == before(each.type)));
            if (student.isAdult(today)) {
                refused(2, Do.REPORT, school.principal(), each, null, "STUDENT_IS_ADULT");
            } else if (another) {
                refused(1, Do.REPORT, school.principal(), each, null, "OTHER_CASE_OPEN");
            } else {
                may(10, Do.REPORT, school.principal(), each);
            }
            record(1, each, null);
            may(1, Do.RETURN, school.principal(), each);
            may(1, Do.VOID, school.principal(), each);
        }

        private void tracked(CaseLife each) {
            record(5, each, null);
            if (random.nextInt(3) == 0) {
                may(1, Do.VOID, School.AGENCY, each);
            }
            if (each.isAbsence()) {
                refused(1, Do.CLOSE, school.principal(), each, RETURNED_TO_SCHOOL, "TYPE_CLOSES_AUTOMATICALLY");
            } else {
                record(3, each, reason(each));
                act(1, Do.SUGGEST, writer(each), each, uuid(), reason(each), null, null, null);
                closing(each);
            }
            if (school.tutors().size() > 1 && school.byHttp()) {
                trackers(each);
            }
        }

        private void closing(CaseLife each) {
            if (each.suggested == null) {
                refused(1, Do.CLOSE, school.principal(), each, RETURNED_TO_SCHOOL, "NO_CLOSURE_SUGGESTION");
                return;
            }
            may(2, Do.DECLINE, school.principal(), each);
            String mismatch = mismatch(each.suggested);
            boolean paused = student.cases.stream().anyMatch(other -> other.status == CaseStatus.TEMP_CLOSED);
            act(paused ? 20 : 8, Do.CLOSE, school.principal(), each, uuid(), each.suggested, null, null, mismatch);
            boolean onlyOne = student.cases.stream().filter(CaseLife::isOpen).count() == 1;
            if (mismatch != null && each.suggested == OTHER_SENIOR_HIGH && onlyOne && student.arrival == null) {
                register(6, each, school.unit().equals("990001") ? "990002" : "990001");
            }
        }

        // R-CLS-03
        private @Nullable String mismatch(ClosureReason reason) {
            if (student.registeredAt == null) {
                return null;
            }
            boolean here = student.registeredAt.equals(school.unit());
            boolean differs = here ? reason == OTHER_SENIOR_HIGH : reason == RETURNED_TO_SCHOOL;
            return differs ? "REGISTER_MISMATCH" : null;
        }

        private void trackers(CaseLife each) {
            school.tutors().stream()
                    .filter(tutor -> !tutor.equals(each.filer))
                    .forEach(tutor -> act(
                            1,
                            each.trackers.contains(tutor.account()) ? Do.TRACKER_OFF : Do.TRACKER_ON,
                            school.principal(),
                            each,
                            uuid(),
                            null,
                            null,
                            tutor.account(),
                            null));
        }

        private void closed(CaseLife each) {
            if (random.nextInt(3) == 0) {
                may(1, Do.VOID, School.AGENCY, each);
            }
            Set<ClosureReason> bySystem = EnumSet.of(TURNED_18, SEMESTER_END);
            boolean last = student.cases.stream()
                    .filter(other -> other != each && !other.isAbsence())
                    .allMatch(other ->
                            !other.isOpen() && (other.status == CaseStatus.VOIDED || other.endedAs < each.endedAs));
            if (bySystem.contains(Objects.requireNonNull(each.closedFor)) || each.isAbsence()) {
                refused(1, Do.REOPEN, school.principal(), each, null, "CLOSED_BY_SYSTEM");
            } else if (last) {
                may(2, Do.REOPEN, school.principal(), each);
            }
        }

        private void record(int weight, CaseLife each, @Nullable ClosureReason reason) {
            LocalDate trackedOn = today.minusDays(random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(3));
            LocalDate since = trackedOn.isBefore(each.leftOn) ? each.leftOn : trackedOn;
            act(weight, Do.RECORD, writer(each), each, uuid(), reason, since, null, null);
        }

        private ClosureReason reason(CaseLife each) {
            List<ClosureReason> fitting = Stream.of(ClosureReason.values())
                    .filter(reason -> reason != TURNED_18 && reason != SEMESTER_END)
                    .filter(reason -> reason != ABSENCE_7D_TO_SUSPENSION || each.type == LeavingType.UNEXCUSED_ABSENCE)
                    .filter(reason -> reason != SUSPENSION_TO_TRANSFER || each.type == LeavingType.SUSPENSION)
                    .toList();
            ClosureReason followed = each.type == LeavingType.UNEXCUSED_ABSENCE
                    ? ABSENCE_7D_TO_SUSPENSION
                    : each.type == LeavingType.SUSPENSION ? SUSPENSION_TO_TRANSFER : RETURNED_TO_SCHOOL;
            return random.nextInt(4) == 0 ? followed : any(fitting);
        }

        private Worker writer(CaseLife each) {
            Worker counsellor = school.counsellor();
            return switch (random.nextInt(3)) {
                case 0 -> school.principal();
                case 1 -> counsellor == null ? school.principal() : counsellor;
                default -> each.filer;
            };
        }

        private void may(int weight, Do what, Worker by, CaseLife each) {
            boolean setsBack = what == Do.VOID || what == Do.RETURN;
            if (setsBack && random.nextInt(4) > 0) {
                return;
            }
            act(weight, what, by, each, uuid(), null, null, null, null);
        }

        private void register(int weight, @Nullable CaseLife each, String unit) {
            act(weight, Do.REGISTER, School.AGENCY, each, uuid(), null, null, unit, null);
        }

        private void refused(
                int weight, Do what, Worker by, CaseLife each, @Nullable ClosureReason reason, String blocker) {
            if (random.nextInt(4) > 0) {
                return;
            }
            act(weight, what, by, each, uuid(), reason, what == Do.RECORD ? today : null, null, blocker);
        }

        private void act(
                int weight,
                Do what,
                Worker by,
                @Nullable CaseLife each,
                String id,
                @Nullable ClosureReason reason,
                @Nullable LocalDate trackedOn,
                @Nullable String to,
                @Nullable String refused) {
            Act act = new Act(today, what, by, student, each, id, reason, trackedOn, to, refused);
            for (int i = 0; i < weight; i++) {
                possible.add(act);
            }
        }

        private <T> T any(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private String uuid() {
            byte[] name = (student.nationalId + random.nextLong()).getBytes(StandardCharsets.UTF_8);
            return UUID.nameUUIDFromBytes(name).toString();
        }
    }

    /** The valid national id with this number. */
    private static String nationalId(int number) {
        String digits = "%08d".formatted(13_000_000 + number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
