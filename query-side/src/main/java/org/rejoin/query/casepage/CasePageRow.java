package org.rejoin.query.casepage;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.keystore.Erased;
import org.rejoin.query.obligations.ObligationView;

@Entity
@Table(schema = "read_model", name = "case_page")
class CasePageRow {

    @Id
    private UUID caseId;

    private long version;
    private String caseNumber;
    private String school;
    private String county;
    private UUID studentId;

    @Enumerated(EnumType.STRING)
    private LeavingType leavingType;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private CaseForm form;

    private String filedBy;
    private Instant filedAt;
    private @Nullable String importedFrom;
    private @Nullable Instant reportedAt;
    private @Nullable Instant closedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosureReason closureReason;

    private @Nullable String closureNote;
    private @Nullable String returnReason;
    private @Nullable String declineReason;

    @JdbcTypeCode(SqlTypes.JSON)
    private CasePage.@Nullable Suggestion suggestion;

    @JdbcTypeCode(SqlTypes.JSON)
    private CasePage.@Nullable Voiding voiding;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<TrackingRecord> records;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CasePage.Tracker> trackers;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CasePage.TransferIn> transferIns;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CasePage.EarlierClosure> earlierClosures;

    @JdbcTypeCode(SqlTypes.JSON)
    private CasePage.@Nullable Register register;

    @JdbcTypeCode(SqlTypes.JSON)
    private CasePage.@Nullable Register closureRegister;

    private @Nullable String registerOverriddenBy;
    private String[] erased;

    protected CasePageRow() {} // for JPA

    CasePageRow(FilingStarted event, Instant at) {
        caseId = UUID.fromString(event.caseId());
        caseNumber = event.caseNumber();
        school = event.school();
        county = event.county();
        leavingType = event.leavingType();
        status = CaseStatus.DRAFT;
        form = event.form();
        studentId = UUID.fromString(event.studentId());
        filedBy = event.filedBy();
        filedAt = at;
        importedFrom = event.importedFrom();
        records = List.of();
        trackers = List.of();
        transferIns = List.of();
        earlierClosures = List.of();
        register = CasePage.Register.of(event.register());
        erased = new String[0];
    }

    void at(long version) {
        this.version = version;
    }

    void revise(CaseForm form) {
        this.form = form;
    }

    void recheck(RegisterAnswer answer) {
        register = CasePage.Register.of(answer);
    }

    void spareRegister(String by) {
        registerOverriddenBy = by;
    }

    void becomes(CaseStatus status) {
        this.status = status;
    }

    void submit(CaseStatus status) {
        becomes(status);
        returnReason = null;
    }

    void giveBack(String reason) {
        becomes(CaseStatus.RETURNED);
        returnReason = reason;
    }

    void report(CaseStatus status, Instant at) {
        becomes(status);
        reportedAt = at;
    }

    void write(TrackingRecord record) {
        records = replaced(records, other -> other.recordId().equals(record.recordId()), record);
    }

    void withdraw(String recordId, String reason) {
        records = changed(records, record -> record.recordId().equals(recordId), record -> record.withdrawn(reason));
    }

    void suggest(CasePage.Suggestion suggestion, CaseStatus status) {
        becomes(status);
        this.suggestion = suggestion;
        declineReason = null;
    }

    void lapse(CaseStatus status) {
        becomes(status);
        suggestion = null;
    }

    void decline(String reason) {
        lapse(CaseStatus.TRACKING);
        declineReason = reason;
    }

    void close(CaseClosed event, Instant at) {
        close(event.closureReason(), at);
        closureNote = event.note();
        closureRegister = CasePage.Register.of(event.register());
        registerOverriddenBy = event.registerOverriddenBy();
    }

    void close(ClosureReason reason, Instant at) {
        becomes(CaseStatus.CLOSED);
        closureReason = reason;
        closedAt = at;
        registerOverriddenBy = null;
    }

    void reopen(String reason, Instant at) {
        earlierClosures = Stream.concat(
                        earlierClosures.stream(),
                        Stream.of(new CasePage.EarlierClosure(closedAt, closureReason, at, reason)))
                .toList();
        lapse(CaseStatus.TRACKING);
        closureReason = null;
        closureNote = null;
        closureRegister = null;
        registerOverriddenBy = null;
        closedAt = null;
    }

    void makeVoid(CasePage.Voiding voiding) {
        becomes(CaseStatus.VOIDED);
        this.voiding = voiding;
    }

    void enable(String account, boolean enabled, Instant at) {
        Instant addedAt = trackers.stream()
                .filter(tracker -> tracker.account().equals(account))
                .map(CasePage.Tracker::addedAt)
                .findFirst()
                .orElse(at);
        trackers = replaced(
                trackers,
                tracker -> tracker.account().equals(account),
                new CasePage.Tracker(account, enabled, addedAt, at));
    }

    void match(CasePage.TransferIn match) {
        transferIns = replaced(transferIns, other -> other.transferInId().equals(match.transferInId()), match);
    }

    void unmatch(String transferInId, String reason) {
        transferIns = changed(
                transferIns,
                match -> match.transferInId().equals(transferInId),
                match -> new CasePage.TransferIn(
                        match.transferInId(),
                        match.destinationSchool(),
                        match.month(),
                        match.matchedAt(),
                        true,
                        reason));
    }

    /** As the events read without the key of this class. */
    void erase(DataClass dataClass) {
        form = Erased.in(form, dataClass);
        if (dataClass == DataClass.COUNSELLING) {
            eraseCounselling();
        }
        erased = Stream.concat(Stream.of(erased), Stream.of(dataClass.name()))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private void eraseCounselling() {
        closureNote = Erased.textOr(closureNote, DataClass.COUNSELLING);
        returnReason = Erased.textOr(returnReason, DataClass.COUNSELLING);
        declineReason = Erased.textOr(declineReason, DataClass.COUNSELLING);
        suggestion = suggestion == null ? null : suggestion.erased();
        voiding = voiding == null ? null : voiding.erased();
        records = records.stream().map(TrackingRecord::erased).toList();
        transferIns = transferIns.stream().map(CasePage.TransferIn::erased).toList();
        earlierClosures =
                earlierClosures.stream().map(CasePage.EarlierClosure::erased).toList();
    }

    CaseReaders readers() {
        return new CaseReaders(school, county, filedBy, reportedAt, trackers);
    }

    /** What the next filing of the same student begins with (R-FLD-04): the person, not why and when he left. */
    CaseForm prefill() {
        return new CaseForm(
                form.student(),
                form.guardian(),
                form.emergencyContact(),
                null,
                null,
                List.of(),
                form.intentions(),
                form.destination());
    }

    /** As of a past moment, of which duties are not known. */
    CasePage page(Sight sight) {
        return page(sight, null);
    }

    /** @param obligations null where they are not known as of the moment asked for */
    CasePage page(Sight sight, @Nullable List<ObligationView> obligations) {
        DutyLight duties = DutyLight.of(obligations);
        String lightReason = lightReason();
        return new CasePage(
                caseId,
                caseNumber,
                school,
                county,
                leavingType,
                status,
                version,
                form,
                filedBy,
                filedAt,
                reportedAt,
                closedAt,
                closureReason,
                sight.counselling() ? closureNote : null,
                sight.counselling() || suggestion == null ? suggestion : suggestion.withoutDescription(),
                declineReason,
                returnReason,
                voiding,
                records.stream()
                        .filter(record -> record.isVisibleTo(sight.account()))
                        .map(record -> sight.counselling() ? record : record.withoutDescription())
                        .toList(),
                trackers,
                transferIns,
                earlierClosures,
                register != null && register.outcome() == RegisterAnswer.Outcome.FOUND,
                register,
                closureRegister,
                registerOverriddenBy,
                importedFrom,
                lightReason == null ? duties.colour() : "GREEN",
                lightReason == null ? duties.reason() : lightReason,
                duties.colour(),
                obligations,
                !sight.counselling(),
                Stream.of(erased).map(DataClass::valueOf).toList());
    }

    private @Nullable String lightReason() {
        if (status == CaseStatus.PENDING_CLOSURE) {
            return "SUGGESTED";
        }
        boolean arrived = transferIns.stream().anyMatch(match -> !match.withdrawn());
        return status == CaseStatus.TRACKING && arrived ? "TRANSFERRED_IN" : null;
    }

    private static <T> List<T> changed(List<T> list, Predicate<T> which, Function<T, T> change) {
        if (list.stream().noneMatch(which)) {
            throw new IllegalStateException("Nothing there to change");
        }
        return list.stream()
                .map(item -> which.test(item) ? change.apply(item) : item)
                .toList();
    }

    private static <T> List<T> replaced(List<T> list, Predicate<T> which, T item) {
        List<T> all = new ArrayList<>(list);
        all.removeIf(which);
        all.add(item);
        return List.copyOf(all);
    }
}
