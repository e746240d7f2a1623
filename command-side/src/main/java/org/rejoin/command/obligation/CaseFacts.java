package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.keystore.Erased;

/** What duties depend on, as it stands after so much of the case. */
class CaseFacts {

    private static final int MAJORITY = 18;

    private final ZoneId zone;
    private final Map<String, LocalDate> trackedOn = new HashMap<>();
    private final Set<String> arrivals = new HashSet<>();
    private @Nullable FilingStarted filing;
    private @Nullable LocalDate birthDate;
    private CaseStatus status = CaseStatus.DRAFT;
    private boolean reported;
    private boolean registerErased;

    CaseFacts(ZoneId zone) {
        this.zone = zone;
    }

    void note(CaseFileEvent event) {
        if (event instanceof FilingStarted started) {
            filing = started;
            note(started.form());
        } else if (event instanceof FormRevised revised) {
            note(revised.form());
        } else if (event instanceof CaseReported) {
            reported = true;
        } else if (event instanceof TrackingRecordSubmitted submitted && reported) {
            // the one made before the report does not count (1.23 c24)
            note(submitted);
        } else if (event instanceof TrackingRecordWithdrawn withdrawn) {
            trackedOn.remove(withdrawn.recordId());
        } else if (event instanceof TransferInMatched matched) {
            arrivals.add(matched.transferInId());
        } else if (event instanceof TransferInMatchWithdrawn withdrawn) {
            arrivals.remove(withdrawn.transferInId());
        } else if (event instanceof PersonalDataErased erased && erased.dataClass() == DataClass.REGISTER) {
            registerErased = true;
        }
    }

    void becomes(CaseStatus newer) {
        status = newer;
    }

    @Nullable
    FilingStarted filing() {
        return filing;
    }

    CaseStatus status() {
        return status;
    }

    /** Reported, and neither closed nor paused. */
    boolean isTracked() {
        return status == CaseStatus.TRACKING || status == CaseStatus.PENDING_CLOSURE;
    }

    /** Long-term absence is never closed by hand, and ends with its semester (R-LTA-02). */
    boolean isLongTermAbsence() {
        return filing != null && filing.leavingType() == LeavingType.LONG_TERM_ABSENCE;
    }

    boolean isLitByTransferIn() {
        return !arrivals.isEmpty();
    }

    int trackingsIn(SchoolDays.Semester semester) {
        return (int) trackedOn.values().stream()
                .filter(day -> !day.isBefore(semester.first()) && !day.isAfter(semester.last()))
                .count();
    }

    /** Day of the 18th birthday; null where it is not known, or erased. */
    @Nullable
    LocalDate majority() {
        if (birthDate == null) {
            return null;
        }
        LocalDate day = birthDate.plusYears(MAJORITY);
        // who was born on 29 February is a year older when the 28th is over (civil code, art. 121)
        return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
    }

    /** Nobody knows any more when the student turns 18, or did; true as soon as the keys are gone. */
    boolean isRegisterErased() {
        return registerErased;
    }

    boolean isAdultOn(LocalDate day) {
        LocalDate majority = majority();
        return majority != null && !day.isBefore(majority);
    }

    private void note(CaseForm form) {
        birthDate = form.student().birthDate();
        registerErased = form.student().nationalId().equals(Erased.text(DataClass.REGISTER));
    }

    private void note(TrackingRecordSubmitted submitted) {
        if (submitted.details().trackedAt() != null) {
            trackedOn.put(
                    submitted.recordId(),
                    LocalDate.ofInstant(submitted.details().trackedAt(), zone));
        }
    }
}
