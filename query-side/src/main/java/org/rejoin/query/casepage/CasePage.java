package org.rejoin.query.casepage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.keystore.Erased;
import org.rejoin.query.NotVisible;
import org.rejoin.query.accesslog.Accessed;
import org.rejoin.query.obligations.ObligationView;

/** The whole case as its reader may see it. */
record CasePage(
        UUID caseId,
        @Schema(example = "2026-990001-0001") String caseNumber,
        @Schema(example = "990001") String school,
        @Schema(example = "990") String county,
        LeavingType leavingType,
        CaseStatus status,
        @Schema(description = "for If-Match") long version,
        CaseForm form,
        @Schema(example = "tutor-a") String filedBy,
        Instant filedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant closedAt,
        @Nullable ClosureReason closureReason,
        @Nullable String closureNote,
        @Nullable Suggestion suggestion,

        @Schema(description = "why the last suggestion was declined") @Nullable
        String declineReason,

        @Schema(description = "why the filing was returned, until it is submitted again") @Nullable
        String returnReason,

        @JsonProperty("void") @Nullable Voiding voiding,
        List<TrackingRecord> trackingRecords,
        List<Tracker> trackers,
        List<TransferIn> transferIns,
        List<EarlierClosure> earlierClosures,

        @Schema(description = "false: 未經學籍勾稽, name and birth date were typed by hand (c22)")
        boolean registerChecked,

        @Schema(description = "when which register was last asked for the form, and what came of it") @Nullable
        Register register,

        @Schema(description = "what the register answered at the closure (R-CLS-03)") @Nullable
        Register closureRegister,

        @Schema(description = "who of the agency spares the closure, or spared it, the register", example = "agency")
        @Nullable
        String registerOverriddenBy,

        @Schema(description = "name of the imported file") @Nullable
        String importedFrom,

        @Schema(
                description = "GREEN where it may be closed, else the light of its duties",
                allowableValues = {"GREEN", "AMBER", "RED", "NONE"})
        String light,

        @Schema(
                description = "SUGGESTED or TRANSFERRED_IN where it is green, else the kind of the duty",
                example = "TRANSFERRED_IN")
        @Nullable
        String lightReason,

        @Schema(
                description = "shown beside green, never instead of it",
                allowableValues = {"AMBER", "RED", "NONE"})
        String dutyLight,

        @Schema(
                description =
                        "all that was ever owed to the case: what was missed stays; absent with asOf, as duties are"
                                + " of today")
        @Nullable
        List<ObligationView> obligations,

        @Schema(
                description =
                        "descriptions of tracking records and suggestions and the note of the closure are left out:"
                                + " the reader is here as AUDITOR alone")
        boolean counsellingHidden,

        @Schema(description = "classes of personal data that were erased by law; a text says so in their place")
        List<DataClass> erased)
        implements Accessed {

    /** What a page of one record is about. */
    TrackingRecord record(UUID recordId) {
        return trackingRecords.stream()
                .filter(one -> one.recordId().equals(recordId.toString()))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public Set<String> accessedCounties() {
        return Set.of(county);
    }

    @Override
    public UUID accessedCase() {
        return caseId;
    }

    /**
     * 學籍勾稽; what it brought stands in the form.
     *
     * @param school unit in which the register has the student
     * @param filled fields of the student it filled: they are corrected there, not here (R-FLD-02)
     */
    record Register(
            Instant askedAt,
            RegisterAnswer.Source source,
            RegisterAnswer.Outcome outcome,
            @Nullable String school,
            @Schema(example = "[\"name\",\"birthDate\"]") Set<String> filled) {

        // a row stored before they were kept
        Register {
            // in one order: a replay writes the same row
            filled = filled == null ? Set.of() : Collections.unmodifiableSortedSet(new TreeSet<>(filled));
        }

        static @Nullable Register of(@Nullable RegisterAnswer answer) {
            return answer == null
                    ? null
                    : new Register(answer.askedAt(), answer.source(), answer.outcome(), answer.school(), known(answer));
        }

        private static Set<String> known(RegisterAnswer answer) {
            RegisterAnswer.Student student = answer.student();
            if (student == null) {
                return Set.of();
            }
            Set<String> known = new TreeSet<>(Set.of("name", "birthDate"));
            add(known, "studentNumber", student.studentNumber());
            add(known, "sex", student.sex());
            add(known, "programme", student.programme());
            add(known, "department", student.department());
            add(known, "grade", student.grade());
            return known;
        }

        private static void add(Set<String> known, String field, @Nullable Object value) {
            if (value != null) {
                known.add(field);
            }
        }
    }

    /** 建議結案 that stands; recordId is null where only the return was reported. */
    record Suggestion(
            String by,
            Instant at,
            ClosureReason closureReason,
            @Nullable String description,
            @Nullable String recordId) {

        Suggestion erased() {
            return new Suggestion(by, at, closureReason, Erased.textOr(description, DataClass.COUNSELLING), recordId);
        }

        Suggestion withoutDescription() {
            return new Suggestion(by, at, closureReason, null, recordId);
        }
    }

    /** 作廢; with a letter once it was reported. */
    record Voiding(
            String reason,
            @Nullable String letterNumber,
            @Nullable LocalDate letterDate,
            Instant at) {

        Voiding erased() {
            return new Voiding(Erased.text(DataClass.COUNSELLING), letterNumber, letterDate, at);
        }
    }

    /** 協助追蹤人員 (R-AST-04). */
    record Tracker(String account, boolean enabled, Instant addedAt, Instant changedAt) {}

    /** 轉入登入 that matched this case. */
    record TransferIn(
            String transferInId,
            String destinationSchool,
            String month,
            Instant matchedAt,
            boolean withdrawn,
            @Nullable String withdrawReason) {

        TransferIn erased() {
            String reason = Erased.textOr(withdrawReason, DataClass.COUNSELLING);
            return new TransferIn(transferInId, destinationSchool, month, matchedAt, withdrawn, reason);
        }
    }

    /** 取消結案 took it back. */
    record EarlierClosure(
            @Nullable Instant closedAt,
            @Nullable ClosureReason closureReason,
            Instant reopenedAt,
            String reopenReason) {

        EarlierClosure erased() {
            return new EarlierClosure(closedAt, closureReason, reopenedAt, Erased.text(DataClass.COUNSELLING));
        }
    }
}
