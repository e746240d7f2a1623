package org.rejoin.command.obligation;

import static org.rejoin.event.obligation.ObligationKind.ANSWER_SUGGESTION;
import static org.rejoin.event.obligation.ObligationKind.CLOSE_AFTER_GREEN_LIGHT;
import static org.rejoin.event.obligation.ObligationKind.FIRST_TRACKING;
import static org.rejoin.event.obligation.ObligationKind.FOLLOW_UP_SUSPENSION;
import static org.rejoin.event.obligation.ObligationKind.FOLLOW_UP_TRANSFER;
import static org.rejoin.event.obligation.ObligationKind.REPORT;
import static org.rejoin.event.obligation.ObligationKind.TRACKINGS_OF_SEMESTER;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.WaiverReason;

/**
 * Goes through a case from its first event to today and says which duties arose and what became of them. The same steps, the
 * same calendar and the same day give the same duties, so it does not matter how late or how often one looks.
 */
class CaseWalk {

    private static final Set<ObligationKind> BEFORE_THE_REPORT = EnumSet.of(FIRST_TRACKING, REPORT);
    private static final Set<ObligationKind> FOLLOW_UPS = EnumSet.of(FOLLOW_UP_SUSPENSION, FOLLOW_UP_TRANSFER);
    // what only who is not yet 18 can be reported for (1.23 c10)
    private static final Set<ObligationKind> ENDING_AT_MAJORITY =
            EnumSet.of(FIRST_TRACKING, REPORT, FOLLOW_UP_SUSPENSION, FOLLOW_UP_TRANSFER);

    private final DutyTerms terms;
    private final SchoolDays calendar;
    private final CaseFacts facts;
    private final DutyBook book;
    private LocalDate reached = LocalDate.MIN;

    CaseWalk(String caseId, DutyTerms terms, SchoolDays calendar, ZoneId zone, Map<String, LocalDate> knownDue) {
        this.terms = terms;
        this.calendar = calendar;
        this.facts = new CaseFacts(zone);
        this.book = new DutyBook(caseId, knownDue);
    }

    /** The case and its duties as of that day. */
    DutiesOnDay until(LocalDate today, List<CaseStep> steps) {
        for (CaseStep step : steps) {
            pass(step.day());
            if (step instanceof CaseStep.Moved moved) {
                moved(moved);
            } else if (step instanceof CaseStep.OtherReported other) {
                otherReported(other);
            }
        }
        pass(today);
        return new DutiesOnDay(today, book.all(), facts, terms, calendar);
    }

    /** What days do by themselves: they are over, the student grows up, a semester begins. */
    private void pass(LocalDate day) {
        while (reached.isBefore(day)) {
            LocalDate next = nextStop(day);
            reached = next;
            book.passUntil(next);
            if (facts.isAdultOn(next)) {
                book.waive(ENDING_AT_MAJORITY, next, WaiverReason.TURNED_18);
            }
            if (facts.isTracked()
                    && !facts.isLongTermAbsence()
                    && calendar.semesterOf(next).first().equals(next)) {
                openTrackings(next, "start");
            }
        }
    }

    private LocalDate nextStop(LocalDate day) {
        LocalDate majority = facts.majority();
        if (majority != null && majority.isAfter(reached) && majority.isBefore(day)) {
            return earlier(majority, nextSemester(day));
        }
        return nextSemester(day);
    }

    private LocalDate nextSemester(LocalDate day) {
        if (!facts.isTracked()) {
            return day;
        }
        return earlier(calendar.semesterOf(reached).last().plusDays(1), day);
    }

    private void moved(CaseStep.Moved step) {
        CaseFileEvent event = step.event();
        CaseStatus before = facts.status();
        facts.note(event);
        if (event instanceof FilingSubmitted submitted) {
            submitted(submitted.status(), step);
        } else if (event instanceof TrackingRecordSubmitted submitted) {
            recorded(submitted, before, step);
        } else if (event instanceof TrackingRecordWithdrawn withdrawn) {
            withdrawn(withdrawn, step);
        } else if (event instanceof CaseReported reported) {
            reported(reported, step);
        } else if (event instanceof FilingReturned) {
            facts.becomes(CaseStatus.RETURNED);
            book.waive(BEFORE_THE_REPORT, step.day(), WaiverReason.RETURNED);
        } else if (event instanceof FilingVoided || event instanceof CaseVoided) {
            facts.becomes(CaseStatus.VOIDED);
            book.waiveAll(step.day(), WaiverReason.VOIDED);
        } else if (event instanceof PersonalDataErased) {
            erased(step);
        } else {
            closing(step);
        }
    }

    private void closing(CaseStep.Moved step) {
        CaseFileEvent event = step.event();
        if (event instanceof ClosureSuggested suggested) {
            facts.becomes(suggested.status());
            askForAnswer(step);
        } else if (event instanceof ClosureSuggestionLapsed lapsed) {
            facts.becomes(lapsed.status());
            book.waive(EnumSet.of(ANSWER_SUGGESTION), step.day(), WaiverReason.LAPSED);
        } else if (event instanceof ClosureDeclined) {
            facts.becomes(CaseStatus.TRACKING);
            book.meet(ANSWER_SUGGESTION, step.day(), nameOf(event), null);
        } else if (event instanceof CaseClosed closed) {
            closed(closed, step);
        } else if (event instanceof CaseClosedAutomatically) {
            facts.becomes(CaseStatus.CLOSED);
            book.waiveAll(step.day(), WaiverReason.CLOSED);
        } else if (event instanceof LongTermAbsencePaused) {
            facts.becomes(CaseStatus.TEMP_CLOSED);
            book.waiveAll(step.day(), WaiverReason.PAUSED);
        } else if (event instanceof LongTermAbsenceResumed) {
            facts.becomes(CaseStatus.TRACKING);
            openTrackings(step.day(), ground(step));
        } else if (event instanceof CaseReopened) {
            facts.becomes(CaseStatus.TRACKING);
            book.waive(FOLLOW_UPS, step.day(), WaiverReason.REOPENED);
            openTrackings(step.day(), ground(step));
            askForClosing(step);
        } else if (event instanceof TransferInMatched) {
            askForClosing(step);
        } else if (event instanceof TransferInMatchWithdrawn && !facts.isLitByTransferIn()) {
            book.waive(EnumSet.of(CLOSE_AFTER_GREEN_LIGHT), step.day(), WaiverReason.LAPSED);
        }
    }

    private void erased(CaseStep.Moved step) {
        if (facts.isRegisterErased()) {
            book.waive(ENDING_AT_MAJORITY, step.day(), WaiverReason.PERSONAL_DATA_ERASED);
        }
    }

    private void submitted(CaseStatus status, CaseStep.Moved step) {
        facts.becomes(status);
        open(status == CaseStatus.FILED ? FIRST_TRACKING : REPORT, step);
    }

    private void recorded(TrackingRecordSubmitted submitted, CaseStatus before, CaseStep.Moved step) {
        facts.becomes(submitted.status());
        if (before == CaseStatus.FILED) {
            book.meet(FIRST_TRACKING, step.day(), nameOf(submitted), submitted.recordId());
            open(REPORT, step);
        }
        book.recount(this::trackings, step.day(), nameOf(submitted), submitted.recordId());
    }

    private void withdrawn(TrackingRecordWithdrawn withdrawn, CaseStep.Moved step) {
        facts.becomes(withdrawn.status());
        book.recount(this::trackings, step.day(), nameOf(withdrawn), withdrawn.recordId());
        SchoolDays.Semester semester = calendar.semesterOf(step.day());
        if (facts.isTracked() && book.wasMet(semester.name())) {
            openTrackings(semester, step.day(), ground(step));
        }
    }

    private void reported(CaseReported reported, CaseStep.Moved step) {
        facts.becomes(reported.status());
        book.meet(REPORT, step.day(), nameOf(reported), null);
        openTrackings(step.day(), ground(step));
        askForAnswer(step);
    }

    private void closed(CaseClosed closed, CaseStep.Moved step) {
        facts.becomes(CaseStatus.CLOSED);
        book.meet(ANSWER_SUGGESTION, step.day(), nameOf(closed), null);
        book.meet(CLOSE_AFTER_GREEN_LIGHT, step.day(), nameOf(closed), null);
        book.waiveAll(step.day(), WaiverReason.CLOSED);
        if (closed.closureReason() == ClosureReason.ABSENCE_7D_TO_SUSPENSION) {
            open(FOLLOW_UP_SUSPENSION, step);
        } else if (closed.closureReason() == ClosureReason.SUSPENSION_TO_TRANSFER) {
            open(FOLLOW_UP_TRANSFER, step);
        }
    }

    private void otherReported(CaseStep.OtherReported other) {
        String by = CaseReported.class.getSimpleName();
        if (other.type() == LeavingType.SUSPENSION) {
            book.meet(FOLLOW_UP_SUSPENSION, other.day(), by, other.caseId());
        } else if (other.type() == LeavingType.TRANSFER) {
            book.meet(FOLLOW_UP_TRANSFER, other.day(), by, other.caseId());
        }
    }

    private void askForAnswer(CaseStep.Moved step) {
        if (facts.status() == CaseStatus.PENDING_CLOSURE && !book.owes(ANSWER_SUGGESTION)) {
            open(ANSWER_SUGGESTION, step);
        }
    }

    private void askForClosing(CaseStep.Moved step) {
        boolean wanted = facts.isTracked() && facts.isLitByTransferIn() && !facts.isLongTermAbsence();
        if (wanted && !book.owes(CLOSE_AFTER_GREEN_LIGHT)) {
            open(CLOSE_AFTER_GREEN_LIGHT, step);
        }
    }

    private void open(ObligationKind kind, CaseStep.Moved step) {
        if (ENDING_AT_MAJORITY.contains(kind) && !mayBeAMinor(kind, step)) {
            return;
        }
        Term term = terms.of(kind);
        LocalDate due = term.after(step.day(), calendar);
        book.open(kind, ground(step), step.day(), due, null, 1, 0, Map.of("term", term.toString()));
    }

    // without the birth date what was said stands, and nothing is said anew
    private boolean mayBeAMinor(ObligationKind kind, CaseStep.Moved step) {
        return facts.isRegisterErased() ? book.isSaid(kind, ground(step)) : !facts.isAdultOn(step.day());
    }

    private void openTrackings(LocalDate day, String ground) {
        SchoolDays.Semester semester = calendar.semesterOf(day);
        boolean tooLate = day.isAfter(semester.last().minusDays(terms.noneInLastDays()));
        if (!tooLate && facts.trackingsIn(semester) < terms.trackings()) {
            openTrackings(semester, day, ground);
        }
    }

    private void openTrackings(SchoolDays.Semester semester, LocalDate day, String ground) {
        int soFar = facts.trackingsIn(semester);
        if (soFar < terms.trackings()) {
            book.open(
                    TRACKINGS_OF_SEMESTER,
                    semester.name() + "/" + ground,
                    day,
                    semester.last(),
                    semester.name(),
                    terms.trackings(),
                    soFar,
                    Map.of("semesterEnd", semester.last().toString()));
        }
    }

    private int trackings(Duty duty) {
        return facts.trackingsIn(calendar.semesterOf(duty.openedOn()));
    }

    private static String ground(CaseStep.Moved step) {
        return Long.toString(step.number());
    }

    private static String nameOf(CaseFileEvent event) {
        return event.getClass().getSimpleName();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return Stream.of(one, other).min(LocalDate::compareTo).orElseThrow();
    }
}
