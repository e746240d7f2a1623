package org.rejoin.bench.inside;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.bench.Samples;
import org.rejoin.bench.School;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.student.StudentRegistered;

/**
 * One case of the data set, from its filing to where it stands today: what the commands of such a case would have decided,
 * and what they would have reserved.
 */
final class BuiltCase {

    private static final List<ClosureReason> REASONS = List.of(
            ClosureReason.COLLEGE_OR_EXPERIMENTAL,
            ClosureReason.ENROLMENT_GIVEN_UP,
            ClosureReason.ABROAD,
            ClosureReason.COURT_CUSTODY,
            ClosureReason.ENROLMENT_ANNULLED);
    private static final int DAYS_UNTIL_OVER = 300;
    private static final int DAYS_BEFORE_THE_REPORT = 15;
    private static final int YEARS_TO_ADULT = 18;

    /** @param student whose event it is; a case has its own */
    record Happened(Instant at, boolean student, Object event) {}

    final String caseId;
    final String studentId;
    final String caseNumber;
    final School school;
    final LeavingType type;
    final CaseForm form;
    final LocalDate birthDate;
    final List<Happened> events = new ArrayList<>();

    @Nullable
    LocalDate reportedOn;

    @Nullable
    LocalDate endedOn;

    @Nullable
    ClosureReason closedFor;

    CaseStatus status = CaseStatus.DRAFT;

    private final Random random;
    private final Duration step;
    private Instant at;
    private int records;

    /** @param age time since the filing */
    BuiltCase(
            long number, School school, String caseNumber, Instant filedAt, Duration age, ZoneId zone, Random random) {
        this.random = random;
        this.school = school;
        this.caseNumber = caseNumber;
        caseId = uuid();
        studentId = uuid();
        LocalDate day = LocalDate.ofInstant(filedAt, zone);
        boolean over = age.toDays() > DAYS_UNTIL_OVER;
        type = typeOf(random, over);
        // a minor when filed; where the case goes on, a minor still
        birthDate = day.minusYears(15).minusDays(random.nextInt(600));
        form = Samples.form(number, type, day.minusDays(3 + random.nextInt(5)), birthDate, random);
        at = filedAt;
        long most = Duration.ofDays(8).toMillis();
        step = Duration.ofMillis(Math.min(most, Math.max(1_000, age.toMillis() / 10)));
        live(over, age, zone);
    }

    private static LeavingType typeOf(Random random, boolean over) {
        int dice = random.nextInt(100);
        if (dice < 45) {
            return LeavingType.SUSPENSION;
        }
        if (dice < 65) {
            return LeavingType.TRANSFER;
        }
        // those of semesters past were closed by the system
        return dice < 95 || over ? LeavingType.UNEXCUSED_ABSENCE : LeavingType.LONG_TERM_ABSENCE;
    }

    private void live(boolean over, Duration age, ZoneId zone) {
        happened(true, new StudentRegistered(studentId, form.student().nationalId()));
        happened(
                false,
                new FilingStarted(
                        caseId,
                        caseNumber,
                        studentId,
                        school.code(),
                        school.county(),
                        type,
                        form,
                        school.principal(),
                        null));
        int fate = random.nextInt(100);
        boolean young = age.toDays() < DAYS_BEFORE_THE_REPORT;
        if (young && fate < 15) {
            return;
        }
        pass();
        status = CaseStatus.FILED;
        happened(false, new FilingSubmitted(caseId, status));
        if (young && fate < 30) {
            return;
        }
        if (fate < 4) {
            pass();
            status = CaseStatus.VOIDED;
            endedOn = LocalDate.ofInstant(at, zone);
            happened(false, new FilingVoided(caseId, "重複填報，已由原班級辦理。"));
            return;
        }
        pass();
        status = CaseStatus.PENDING_REPORT;
        tracked(null);
        if (young && fate < 55) {
            return;
        }
        pass();
        status = CaseStatus.TRACKING;
        reportedOn = LocalDate.ofInstant(at, zone);
        happened(false, new CaseReported(caseId, status, ageOn(reportedOn), ageOn(form.leftOn())));
        if (fate % 2 == 0) {
            pass();
            tracked(null);
        }
        boolean closes = type != LeavingType.LONG_TERM_ABSENCE && (over || fate > 60);
        if (closes) {
            closing(over || fate > 70, zone);
        }
    }

    private void closing(boolean closed, ZoneId zone) {
        ClosureReason reason = REASONS.get(random.nextInt(REASONS.size()));
        pass();
        String record = null;
        if (random.nextBoolean()) {
            record = tracked(reason);
        }
        status = CaseStatus.PENDING_CLOSURE;
        happened(false, new ClosureSuggested(caseId, record, reason, "學生已有安排，建議結案。", school.principal(), status));
        if (closed) {
            pass();
            status = CaseStatus.CLOSED;
            closedFor = reason;
            endedOn = LocalDate.ofInstant(at, zone);
            happened(false, new CaseClosed(caseId, reason, null, school.principal()));
        }
    }

    private String tracked(@Nullable ClosureReason reason) {
        String record = uuid();
        happened(
                false,
                new TrackingRecordSubmitted(
                        caseId, record, ++records, Samples.tracking(at, reason, random), school.principal(), status));
        return record;
    }

    private int ageOn(@Nullable LocalDate day) {
        return Period.between(birthDate, day == null ? birthDate : day).getYears();
    }

    private void pass() {
        at = at.plusMillis((long) (step.toMillis() * (0.5 + random.nextDouble() / 2)));
    }

    private void happened(boolean student, Object event) {
        events.add(new Happened(at, student, event));
    }

    private String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62).toString();
    }

    /** As the table of reservations calls it. */
    String standing() {
        return switch (status) {
            case CLOSED -> "CLOSED";
            case VOIDED -> "VOIDED";
            case TRACKING, PENDING_CLOSURE -> "REPORTED";
            default -> "FILED";
        };
    }

    @Nullable
    LocalDate adultOn() {
        return standing().equals("REPORTED") ? birthDate.plusYears(YEARS_TO_ADULT) : null;
    }
}
