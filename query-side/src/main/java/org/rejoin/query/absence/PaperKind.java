package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** The papers of a pupil who stays away, and from when on there is something to write. */
enum PaperKind {
    /** 限時掛號 to the parents (SOP-3.3). */
    PARENT_LETTER(AbsenceDutyKind.REGISTERED_LETTER),
    /** 輟學通報單 (SOP-4.2). */
    DROPOUT_NOTICE(AbsenceDutyKind.FAX_TO_COMMITTEE),
    /** 正本函 to the 強迫入學委員會, with what was done as annex (SOP-4.2, R-HL-09). */
    COMMITTEE_LETTER(AbsenceDutyKind.LETTER_TO_COMMITTEE),
    /** 函 to the 原民局, copy to the 教育局 (SOP-4.2). */
    INDIGENOUS_LETTER(AbsenceDutyKind.LETTER_TO_INDIGENOUS_BUREAU),
    /** 函 to the 警察局少年警察隊, which searches; no reasons, those are not theirs (2.2). */
    POLICE_LETTER(AbsenceDutyKind.LETTER_TO_POLICE),
    /** 函 to the 教育局（處） (2.2). */
    BUREAU_LETTER(AbsenceDutyKind.LETTER_TO_EDUCATION_BUREAU),
    /** 復學通報單 to whom the report went (2.2). */
    RETURN_NOTICE(AbsenceDutyKind.RETURN_SLIP);

    private final AbsenceDutyKind duty;

    PaperKind(AbsenceDutyKind duty) {
        this.duty = duty;
    }

    /** The duty that is met by sending it. */
    AbsenceDutyKind duty() {
        return duty;
    }

    /** What there has to be first: key of {@code absence.paper.not.<key>}; empty where it can be written. */
    Optional<String> missing(PupilView pupil, @Nullable ReportedDropout report) {
        return switch (this) {
            case PARENT_LETTER -> unless(isAsked(pupil), "day");
            case DROPOUT_NOTICE, POLICE_LETTER, BUREAU_LETTER -> unless(report != null, "report");
            case COMMITTEE_LETTER -> unless(report != null || isOfFollowUp(pupil, null), "effect");
            case INDIGENOUS_LETTER -> report == null ? Optional.of("report") : unless(pupil.indigenous(), "indigenous");
            case RETURN_NOTICE ->
                report == null ? Optional.of("report") : unless(returnedOn(pupil, report) != null, "return");
        };
    }

    /** Whether it goes out as following was in vain (R-HL-09), and not with the report: of the two the one that came last. */
    boolean isOfFollowUp(PupilView pupil, @Nullable ReportedDropout report) {
        return this == COMMITTEE_LETTER
                && newestEvaluation(pupil)
                        .filter(one -> one.findings().contains(Finding.NOT_STABLE))
                        .filter(one -> report == null || doneOn(one).isAfter(report.reportedOn()))
                        .isPresent();
    }

    /** The duty of the slip arose on the day of the return; who was reported anew is away again. */
    static @Nullable LocalDate returnedOn(PupilView pupil, ReportedDropout report) {
        Absence absence = report.absence(pupil);
        return pupil.duties().stream()
                .filter(one ->
                        one.kind() == RETURN_NOTICE.duty && !one.standing().equals("WAIVED"))
                .map(DutyView::day)
                .filter(absence::includes)
                .findFirst()
                .orElse(null);
    }

    private boolean isAsked(PupilView pupil) {
        return pupil.duties().stream()
                .anyMatch(one -> one.kind() == duty && !one.standing().equals("WAIVED"));
    }

    private static Optional<DutyView> newestEvaluation(PupilView pupil) {
        return pupil.duties().stream()
                .filter(one -> one.standing().equals("MET"))
                .filter(one -> one.findings().contains(Finding.STABLE)
                        || one.findings().contains(Finding.NOT_STABLE))
                .max(Comparator.comparing(PaperKind::doneOn).thenComparing(DutyView::day));
    }

    private static LocalDate doneOn(DutyView met) {
        return Objects.requireNonNull(met.doneOn());
    }

    private static Optional<String> unless(boolean there, String missing) {
        return there ? Optional.empty() : Optional.of(missing);
    }
}
