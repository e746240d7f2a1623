package org.rejoin.query.statistics;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.keystore.Erased;

/** What is counted of a case; it counts while it has a reported_at and is not voided. */
@Entity
@SuppressWarnings("UnusedVariable") // read by the SQL of the reports
@Table(schema = "read_model", name = "statistics_case")
class StatisticsCase {

    @Id
    private UUID caseId;

    private String caseNumber;
    private UUID studentId;
    private String school;
    private String county;

    @Enumerated(EnumType.STRING)
    private LeavingType leavingType;

    private @Nullable String studentNumber;
    private @Nullable String studentName;
    private @Nullable String sex;
    private @Nullable String programme;
    private @Nullable Integer grade;
    private @Nullable String mainReason;
    private @Nullable String mainReasonCategory;
    private @Nullable LocalDate leftOn;
    private @Nullable Instant reportedAt;
    private @Nullable Integer ageOnReport;
    private @Nullable Integer ageOnLeaving;

    @Embedded
    private Standing standing;

    protected StatisticsCase() {} // for JPA

    StatisticsCase(FilingStarted event) {
        this.caseId = UUID.fromString(event.caseId());
        this.caseNumber = event.caseNumber();
        this.studentId = UUID.fromString(event.studentId());
        this.school = event.school();
        this.county = event.county();
        this.leavingType = event.leavingType();
        this.standing = Standing.in(CaseStatus.DRAFT);
        revise(event.form());
    }

    void revise(CaseForm form) {
        CaseForm.StudentDetails student = form.student();
        studentNumber = student.studentNumber();
        studentName = student.name();
        sex = student.sex();
        programme = student.programme();
        grade = student.grade();
        leftOn = form.leftOn();
        CaseForm.LeavingReason reason = form.mainReason();
        mainReason = reason == null ? null : reason.code();
        mainReasonCategory =
                reason == null || reason.code() == null ? null : CodeLists.categoryOf("leaving-reasons", reason.code());
    }

    /** As the events read without the key of this class; what counts stays. */
    void erase(DataClass dataClass) {
        if (dataClass == DataClass.REGISTER) {
            studentNumber = Erased.textOr(studentNumber, dataClass);
            studentName = Erased.textOr(studentName, dataClass);
        }
    }

    void report(CaseReported event, Instant at) {
        standing = Standing.in(event.status());
        reportedAt = at;
        ageOnReport = event.ageOnReport();
        ageOnLeaving = event.ageOnLeaving();
    }

    void moveTo(Standing newer) {
        standing = newer;
    }

    StatisticsStanding standingSince(Instant at, long version) {
        return new StatisticsStanding(caseId, version, at, standing);
    }

    Standing standing() {
        return standing;
    }

    boolean isReported() {
        return reportedAt != null;
    }
}
