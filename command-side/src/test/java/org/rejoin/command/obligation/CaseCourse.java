package org.rejoin.command.obligation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.event.erasure.LegalBasis;
import org.rejoin.keystore.Erased;

/** The words in which tests tell what happened to a case, day by day. */
final class CaseCourse {

    static final String CASE = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    static final DutyTerms TERMS = new DutyTerms("10d", "10d", "14d", "10d", "14d", 7, 30, 2, 30);

    /** Semesters as by default, school from Monday to Friday. */
    static final SchoolDays CALENDAR = new SchoolDays() {

        @Override
        public Semester semesterOf(LocalDate day) {
            boolean second = day.getMonthValue() >= 2 && day.getMonthValue() <= 7;
            int year = day.getMonthValue() == 1 || second ? day.getYear() - 1912 : day.getYear() - 1911;
            int began = year + 1911;
            return second
                    ? new Semester(year + "-2", LocalDate.of(began + 1, 2, 1), LocalDate.of(began + 1, 7, 31))
                    : new Semester(year + "-1", LocalDate.of(began, 8, 1), LocalDate.of(began + 1, 1, 31));
        }

        @Override
        public boolean isSchoolDay(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        }
    };

    private final List<CaseStep> steps = new ArrayList<>();
    private CaseStatus status = CaseStatus.DRAFT;
    private long number;
    private int records;

    static CaseCourse of(LeavingType type, String startedOn, @Nullable LocalDate birthDate) {
        CaseForm.StudentDetails student = new CaseForm.StudentDetails(
                "A123456789", null, birthDate, null, null, null, null, null, List.of(), null, null, null);
        CaseForm form = new CaseForm(student, null, null, null, null, List.of(), List.of(), null);
        return new CaseCourse()
                .on(
                        startedOn,
                        new FilingStarted(
                                CASE, "2026-990001-0001", "student", "990001", "990", type, form, "tutor-a", null));
    }

    static CaseCourse of(LeavingType type, String startedOn) {
        return of(type, startedOn, null);
    }

    /** Filed, recorded and reported on one day. */
    static CaseCourse reported(LeavingType type, String day) {
        return of(type, day).submitted(day).recorded(day).reported(day);
    }

    CaseCourse submitted(String day) {
        status = records == 0 ? CaseStatus.FILED : CaseStatus.PENDING_REPORT;
        return on(day, new FilingSubmitted(CASE, status));
    }

    CaseCourse recorded(String day) {
        return recorded(day, day);
    }

    CaseCourse recorded(String day, String trackedOn) {
        status = status == CaseStatus.FILED ? CaseStatus.PENDING_REPORT : status;
        TrackingDetails details = new TrackingDetails(
                LocalDate.parse(trackedOn)
                        .atTime(LocalTime.of(18, 30))
                        .atZone(TAIPEI)
                        .toInstant(),
                "PHONE",
                null,
                null,
                List.of(),
                false,
                null,
                null);
        records++;
        return on(day, new TrackingRecordSubmitted(CASE, recordId(records), records, details, "tutor-a", status));
    }

    CaseCourse withdrawn(String day, int record) {
        return on(day, new TrackingRecordWithdrawn(CASE, recordId(record), "日期有誤", status));
    }

    CaseCourse reported(String day) {
        status = CaseStatus.TRACKING;
        return on(day, new CaseReported(CASE, status, 17, 17));
    }

    CaseCourse returned(String day) {
        return on(day, new FilingReturned(CASE, "電話有誤"));
    }

    CaseCourse suggested(String day) {
        status = CaseStatus.PENDING_CLOSURE;
        return on(day, new ClosureSuggested(CASE, null, ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a", status));
    }

    CaseCourse lapsed(String day) {
        status = CaseStatus.TRACKING;
        return on(day, new ClosureSuggestionLapsed(CASE, status));
    }

    CaseCourse declined(String day) {
        status = CaseStatus.TRACKING;
        return on(day, new ClosureDeclined(CASE, "尚未返校", "tutor-a"));
    }

    CaseCourse closed(String day, ClosureReason reason) {
        return on(day, new CaseClosed(CASE, reason, null, null));
    }

    CaseCourse closedBySystem(String day) {
        return on(
                day,
                new CaseClosedAutomatically(
                        CASE, ClosureReason.SEMESTER_END, ClosingRule.SEMESTER_END, null, null, null));
    }

    CaseCourse paused(String day) {
        return on(day, new LongTermAbsencePaused(CASE, "2026-990001-0002"));
    }

    CaseCourse resumed(String day) {
        return on(day, new LongTermAbsenceResumed(CASE, "2026-990001-0002"));
    }

    CaseCourse registerErased(String day) {
        return on(day, new PersonalDataErased(CASE, DataClass.REGISTER, LegalBasis.PURPOSE_GONE, "erasure"));
    }

    /** As it reads once the keys are gone. */
    CaseCourse withoutKeys() {
        steps.replaceAll(step -> step instanceof CaseStep.Moved moved
                ? new CaseStep.Moved(
                        moved.day(),
                        moved.number(),
                        Erased.in((Record & CaseFileEvent) moved.event(), DataClass.REGISTER))
                : step);
        return this;
    }

    CaseCourse closed(String day) {
        return closed(day, ClosureReason.RETURNED_TO_SCHOOL);
    }

    CaseCourse reopened(String day) {
        status = CaseStatus.TRACKING;
        return on(day, new CaseReopened(CASE, "誤結案"));
    }

    CaseCourse arrived(String day, String transferIn) {
        return on(day, new TransferInMatched(CASE, transferIn, "990002", "2026-11"));
    }

    CaseCourse notArrived(String day, String transferIn) {
        return on(day, new TransferInMatchWithdrawn(CASE, transferIn, "誤登"));
    }

    CaseCourse voided(String day) {
        return on(
                day,
                status.isUnreported()
                        ? new FilingVoided(CASE, "報錯學生")
                        : new CaseVoided(CASE, "誤報", "北教字第1號", LocalDate.parse(day)));
    }

    CaseCourse otherReported(String day, LeavingType type) {
        steps.add(new CaseStep.OtherReported(LocalDate.parse(day), type, "other"));
        return this;
    }

    List<CaseStep> steps() {
        return List.copyOf(steps);
    }

    DutiesOnDay duties(String today) {
        return duties(today, Map.of());
    }

    DutiesOnDay duties(String today, Map<String, LocalDate> knownDue) {
        return new CaseWalk(CASE, TERMS, CALENDAR, TAIPEI, knownDue).until(LocalDate.parse(today), steps());
    }

    /** As "REPORT 2026-11-02/2026-11-12 met 2026-11-05". */
    List<String> on(String today) {
        return duties(today).all().stream().map(CaseCourse::inWords).toList();
    }

    private CaseCourse on(String day, CaseFileEvent event) {
        steps.add(new CaseStep.Moved(LocalDate.parse(day), number++, event));
        return this;
    }

    private static String recordId(int record) {
        return new UUID(0, record).toString();
    }

    static String inWords(Duty duty) {
        StringBuilder words = new StringBuilder(duty.kind() + " " + duty.openedOn() + "/" + duty.dueOn());
        if (duty.semester() != null) {
            words.append(" ").append(duty.soFar()).append("/").append(duty.needed());
        }
        for (End end : duty.ends()) {
            if (end instanceof End.Met met) {
                words.append(" met ").append(met.day());
            } else if (end instanceof End.Missed) {
                words.append(" missed");
            } else if (end instanceof End.Waived waived) {
                words.append(" ").append(waived.reason()).append(" ").append(waived.day());
            }
        }
        return words.toString();
    }
}
