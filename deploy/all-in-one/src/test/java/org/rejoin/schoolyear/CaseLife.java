package org.rejoin.schoolyear;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.schoolyear.Happening.What;

/** One case as it stands after what happened so far. Knows where each happening leads, not whether it may be. */
final class CaseLife {

    final String id;
    final LeavingType type;
    final StudentLife student;
    final Worker filer;
    final LocalDate leftOn;
    final List<Happening> happenings = new ArrayList<>();
    final Set<String> trackers = new TreeSet<>();
    final Set<String> lights = new HashSet<>();

    CaseStatus status = CaseStatus.DRAFT;
    int records;

    @Nullable
    Worker suggester;

    @Nullable
    ClosureReason suggested;

    @Nullable
    LocalDate reportedOn;

    @Nullable
    ClosureReason closedFor;

    boolean endedByItself;
    int reportedAs;
    int endedAs;

    CaseLife(String id, LeavingType type, StudentLife student, Worker filer, LocalDate leftOn) {
        this.id = id;
        this.type = type;
        this.student = student;
        this.filer = filer;
        this.leftOn = leftOn;
    }

    boolean isAbsence() {
        return type == LeavingType.LONG_TERM_ABSENCE;
    }

    /** Neither closed nor voided. */
    boolean isOpen() {
        return status != CaseStatus.CLOSED && status != CaseStatus.VOIDED;
    }

    boolean isReported() {
        return reportedOn != null;
    }

    boolean isTracked() {
        return status == CaseStatus.TRACKING || status == CaseStatus.PENDING_CLOSURE;
    }

    School school() {
        return student.school;
    }

    void submitted(When at, Worker by) {
        note(at, What.SUBMITTED, by, records == 0 ? CaseStatus.FILED : CaseStatus.PENDING_REPORT);
    }

    void recorded(When at, Worker by, LocalDate trackedOn, @Nullable ClosureReason reason) {
        records++;
        status = status == CaseStatus.FILED ? CaseStatus.PENDING_REPORT : status;
        happenings.add(new Happening(at, What.RECORDED, by, status, null, trackedOn, null));
        if (reason != null) {
            suggested(at, by, reason);
        } else if (suggested != null) {
            suggested = null;
            suggester = null;
            note(at, What.LAPSED, by, isReported() ? CaseStatus.TRACKING : status);
        }
    }

    void suggested(When at, Worker by, ClosureReason reason) {
        suggested = reason;
        suggester = by;
        status = isReported() ? CaseStatus.PENDING_CLOSURE : status;
        happenings.add(new Happening(at, What.SUGGESTED, by, status, reason, null, null));
    }

    void reported(When at, Worker by, int order) {
        reportedOn = at.day();
        reportedAs = order;
        note(at, What.REPORTED, by, suggested == null ? CaseStatus.TRACKING : CaseStatus.PENDING_CLOSURE);
    }

    void declined(When at, Worker by) {
        status = CaseStatus.TRACKING;
        happenings.add(new Happening(at, What.DECLINED, by, status, null, null, takeSuggester()));
    }

    void closed(When at, Worker by, int order) {
        status = CaseStatus.CLOSED;
        closedFor = suggested;
        endedAs = order;
        happenings.add(new Happening(at, What.CLOSED, by, status, closedFor, null, takeSuggester()));
    }

    /** @param ground rule and what it went by */
    void ended(When at, ClosureReason reason, String ground, int order) {
        status = CaseStatus.CLOSED;
        closedFor = reason;
        endedByItself = true;
        endedAs = order;
        takeSuggestion();
        happenings.add(new Happening(at, What.ENDED, null, status, reason, null, ground));
    }

    void paused(When at, CaseLife other) {
        status = CaseStatus.TEMP_CLOSED;
        happenings.add(new Happening(at, What.PAUSED, null, status, null, null, other.id));
    }

    void resumed(When at, CaseLife other) {
        status = CaseStatus.TRACKING;
        happenings.add(new Happening(at, What.RESUMED, null, status, null, null, other.id));
    }

    void voided(When at, Worker by, int order) {
        endedAs = order;
        closedFor = null;
        note(at, isReported() ? What.VOIDED_BY_LETTER : What.VOIDED, by, CaseStatus.VOIDED);
    }

    void reopened(When at, Worker by) {
        closedFor = null;
        endedAs = 0;
        note(at, What.REOPENED, by, CaseStatus.TRACKING);
    }

    void tracker(When at, Worker by, String account, boolean on) {
        if (on) {
            trackers.add(account);
        } else {
            trackers.remove(account);
        }
        happenings.add(new Happening(at, on ? What.TRACKER_ON : What.TRACKER_OFF, by, status, null, null, account));
    }

    void lit(When at, Worker by, String arrival, String destination) {
        lights.add(arrival);
        happenings.add(new Happening(at, What.LIT, by, status, null, null, destination));
    }

    void unlit(When at, Worker by, String arrival) {
        lights.remove(arrival);
        happenings.add(new Happening(at, What.UNLIT, by, status, null, null, null));
    }

    void note(When at, What what, @Nullable Worker by, CaseStatus newer) {
        status = newer;
        happenings.add(new Happening(at, what, by, status, null, null, null));
    }

    private String takeSuggester() {
        String account = Objects.requireNonNull(suggester).account();
        takeSuggestion();
        return account;
    }

    private void takeSuggestion() {
        suggested = null;
        suggester = null;
    }
}
