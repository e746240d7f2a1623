package org.rejoin.query.caselist;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.keystore.Erased;

@Entity
@Table(schema = "read_model", name = "case_list")
class CaseRow {

    @Id
    private UUID caseId;

    private long version;
    private String caseNumber;
    private String school;
    private String county;
    private UUID studentId;
    private String nationalId;
    private @Nullable String studentNumber;
    private @Nullable String studentName;
    private @Nullable String sex;
    private @Nullable String programme;
    private @Nullable String department;
    private @Nullable Integer grade;
    private @Nullable String familySituation;
    private @Nullable String residentialAddress;

    @Enumerated(EnumType.STRING)
    private LeavingType leavingType;

    private @Nullable String mainReasonCategory;
    private String filedBy;
    private Instant filedAt;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    private String[] submittedRecords;
    private String[] transferIns;
    private int trackingRecords;
    private boolean transferredIn;
    private boolean registerChecked;
    private @Nullable Instant reportedAt;
    private @Nullable Instant closedAt;
    private @Nullable LocalDate adultOn;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosureReason closureReason;

    @ElementCollection
    @CollectionTable(schema = "read_model", name = "case_list_tracker", joinColumns = @JoinColumn(name = "case_id"))
    @Column(name = "account")
    private Set<String> trackers = new HashSet<>();

    protected CaseRow() {} // for JPA

    CaseRow(FilingStarted event, Instant at) {
        caseId = UUID.fromString(event.caseId());
        caseNumber = event.caseNumber();
        studentId = UUID.fromString(event.studentId());
        school = event.school();
        county = event.county();
        leavingType = event.leavingType();
        filedBy = event.filedBy();
        filedAt = at;
        status = CaseStatus.DRAFT;
        submittedRecords = new String[0];
        transferIns = new String[0];
        nationalId = event.form().student().nationalId();
        revise(event.form());
        recheck(event.register());
    }

    UUID caseId() {
        return caseId;
    }

    void at(long version) {
        this.version = version;
    }

    final void revise(CaseForm form) {
        CaseForm.StudentDetails student = form.student();
        nationalId = student.nationalId();
        studentNumber = student.studentNumber();
        studentName = student.name();
        sex = student.sex();
        programme = student.programme();
        department = student.department();
        grade = student.grade();
        familySituation = student.familySituation();
        residentialAddress = student.residentialAddress();
        adultOn = student.birthDate() == null ? null : AgeWarning.adultOn(student.birthDate());
        CaseForm.LeavingReason reason = form.mainReason();
        mainReasonCategory =
                reason == null || reason.code() == null ? null : CodeLists.categoryOf("leaving-reasons", reason.code());
    }

    final void recheck(@Nullable RegisterAnswer answer) {
        registerChecked = answer != null && answer.is(RegisterAnswer.Outcome.FOUND);
    }

    /** As the events read without the key of this class; no counselling text stands here. */
    void erase(DataClass dataClass) {
        if (dataClass == DataClass.REGISTER) {
            nationalId = Erased.text(dataClass);
            studentNumber = Erased.textOr(studentNumber, dataClass);
            studentName = Erased.textOr(studentName, dataClass);
            department = Erased.textOr(department, dataClass);
            residentialAddress = Erased.textOr(residentialAddress, dataClass);
            adultOn = null;
        }
    }

    void becomes(CaseStatus status) {
        this.status = status;
    }

    void report(CaseStatus status, Instant at) {
        becomes(status);
        reportedAt = at;
    }

    void close(ClosureReason reason, Instant at) {
        becomes(CaseStatus.CLOSED);
        closureReason = reason;
        closedAt = at;
    }

    void reopen() {
        becomes(CaseStatus.TRACKING);
        closureReason = null;
        closedAt = null;
    }

    void addRecord(String recordId) {
        submittedRecords = with(submittedRecords, recordId);
        trackingRecords = submittedRecords.length;
    }

    /** A withdrawn draft was never counted. */
    void removeRecord(String recordId) {
        submittedRecords = without(submittedRecords, recordId);
        trackingRecords = submittedRecords.length;
    }

    void match(String transferInId) {
        transferIns = with(transferIns, transferInId);
        transferredIn = true;
    }

    void unmatch(String transferInId) {
        transferIns = without(transferIns, transferInId);
        transferredIn = transferIns.length > 0;
    }

    void enable(String tracker) {
        trackers.add(tracker);
    }

    void disable(String tracker) {
        trackers.remove(tracker);
    }

    CaseView view(Owed owed, AgeWarningTime warning) {
        Light light = Light.of(status, transferredIn);
        return new CaseView(
                caseId,
                caseNumber,
                school,
                studentNumber,
                studentName,
                leavingType,
                mainReasonCategory,
                filedBy,
                filedAt,
                status,
                trackingRecords,
                reportedAt,
                closedAt,
                closureReason,
                AgeWarning.of(status, adultOn, owed.today(), warning),
                light == null ? owed.light() : LightColour.GREEN,
                light != null
                        ? light.name()
                        : owed.reason() == null ? null : owed.reason().name(),
                owed.light(),
                owed.reason(),
                owed.dueOn(),
                owed.daysWaiting(),
                NextAction.of(status, leavingType, light, owed),
                registerChecked,
                version);
    }

    CaseOverview.Deadline deadline(CaseListObligation duty) {
        return new CaseOverview.Deadline(
                caseId, studentName == null ? caseNumber : studentName, caseNumber, duty.kind(), duty.dueOn());
    }

    FoundCase found(Owed owed, AgeWarningTime warning) {
        return new FoundCase(
                view(owed, warning),
                nationalId,
                sex,
                programme,
                department,
                grade,
                familySituation,
                residentialAddress);
    }

    private static String[] with(String[] ids, String id) {
        Set<String> all = new TreeSet<>(Set.of(ids));
        all.add(id);
        return all.toArray(String[]::new);
    }

    private static String[] without(String[] ids, String id) {
        Set<String> all = new TreeSet<>(Set.of(ids));
        all.remove(id);
        return all.toArray(String[]::new);
    }
}
