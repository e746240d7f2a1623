package org.rejoin.command.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.erasure.LegalBasis;

/** Everything that can be asked of a case file. Who asks, and when, stands in the metadata of the message. */
public sealed interface CaseFileCommand {

    @TargetAggregateIdentifier
    CaseFileId id();

    /**
     * T01.
     *
     * @param importedFrom name of the imported file, null when typed
     * @param register what the register answered; not part of what was asked, so the same request stays the same
     */
    record StartFiling(
            CaseFileId id,
            LeavingType leavingType,
            CaseForm form,
            @Nullable String importedFrom,
            @JsonIgnore @Nullable RegisterAnswer register)
            implements CaseFileCommand {

        public StartFiling(CaseFileId id, LeavingType leavingType, CaseForm form, @Nullable String importedFrom) {
            this(id, leavingType, form, importedFrom, null);
        }
    }

    /** T02. */
    record ReviseForm(CaseFileId id, CaseForm form) implements CaseFileCommand {}

    /** Asks what the register has to be asked for 重新勾稽; changes nothing. */
    record PrepareRecheck(CaseFileId id) implements CaseFileCommand {}

    /** 重新勾稽 (R-FLD-02). */
    record RecheckRegister(CaseFileId id, @JsonIgnore RegisterAnswer answer) implements CaseFileCommand {}

    /** T03. */
    record SubmitFiling(CaseFileId id) implements CaseFileCommand {}

    /** 暫存 of a tracking record. */
    record DraftTrackingRecord(CaseFileId id, String recordId, TrackingDetails details) implements CaseFileCommand {}

    /** T04, T08, T09. */
    record SubmitTrackingRecord(CaseFileId id, String recordId, TrackingDetails details) implements CaseFileCommand {}

    /** R-TRK-04. */
    record WithdrawTrackingRecord(CaseFileId id, String recordId, String reason) implements CaseFileCommand {}

    /** T09 for those who only report a return: no record, the suggestion alone. */
    record SuggestClosure(CaseFileId id, ClosureReason closureReason, String description) implements CaseFileCommand {}

    /** T05. */
    record ReportCase(CaseFileId id) implements CaseFileCommand {}

    /** T06. */
    record ReturnFiling(CaseFileId id, String reason) implements CaseFileCommand {}

    /** T07 before the report, T18 with a letter after it. */
    record VoidCase(
            CaseFileId id,
            String reason,
            @Nullable String letterNumber,
            @Nullable LocalDate letterDate) implements CaseFileCommand {}

    /** T10. */
    record DeclineClosure(CaseFileId id, String reason) implements CaseFileCommand {}

    /** R-CLS-03. */
    record GrantRegisterOverride(CaseFileId id, String reason) implements CaseFileCommand {}

    /** T11. @param register what it answered; where the reason is compared with it and it was not asked, it is asked for */
    record CloseCase(
            CaseFileId id,
            ClosureReason closureReason,
            @Nullable String note,
            @JsonIgnore @Nullable RegisterAnswer register)
            implements CaseFileCommand {

        public CloseCase(CaseFileId id, ClosureReason closureReason, @Nullable String note) {
            this(id, closureReason, note, null);
        }
    }

    /** T12. */
    record ReopenCase(CaseFileId id, String reason) implements CaseFileCommand {}

    /** T13, T14, T17: closes what is over by now, else changes nothing. */
    record CloseIfOver(CaseFileId id) implements CaseFileCommand {}

    /** T15, T16, 1.23 c7: a long-term absence looks at the student's other cases and does what they require, if anything. */
    record FollowOtherCases(CaseFileId id) implements CaseFileCommand {}

    /** R-AST-01. */
    record SetTracker(CaseFileId id, String account, boolean enabled) implements CaseFileCommand {}

    /** T19. @param school unit that entered the transfer-in, or where the register has the student; month: yyyy-MM */
    record MatchTransferIn(CaseFileId id, String transferInId, String school, String month, ArrivalSource source)
            implements CaseFileCommand {

        public MatchTransferIn(CaseFileId id, String transferInId, String school, String month) {
            this(id, transferInId, school, month, ArrivalSource.SCHOOL);
        }
    }

    /** 1.23 c6. */
    record WithdrawTransferInMatch(CaseFileId id, String transferInId, String reason) implements CaseFileCommand {}

    /** Of an erasure that is approved and whose keys are gone (SPEC 2.6). */
    record ErasePersonalData(CaseFileId id, DataClass dataClass, LegalBasis legalBasis, String erasureId)
            implements CaseFileCommand {}

    /** Asks which actions the actor may take now and what stops the others; changes nothing (R-ST-02). */
    record ExplainActions(CaseFileId id) implements CaseFileCommand {}
}
