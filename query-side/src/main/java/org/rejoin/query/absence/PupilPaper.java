package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.query.accesslog.Accessed;

/**
 * A letter or slip about a pupil. What nobody told the service is left open on it, and said to be.
 *
 * @param report null of one that is about what was done in vain
 * @param absentOn the school days in a row without leave that it is about, the first one first
 * @param done what the school did for this absence, the oldest first: days and offices, nothing anybody wrote
 * @param excused whether the reported absence turned out to be one with leave
 * @param letterNumber of the duty of this absence, where it was met
 */
record PupilPaper(
        PaperKind kind,
        PupilView pupil,
        @Nullable ReportedDropout report,
        List<LocalDate> absentOn,
        List<DutyView> done,
        @Nullable LocalDate returnedOn,
        boolean excused,
        @Nullable String letterNumber)
        implements Accessed {

    /** What a committee needs to act: contacts, visits, meetings and letters, not what counselling is about (ADR 32). */
    private static final Set<AbsenceDutyKind> ANNEXED = EnumSet.of(
            AbsenceDutyKind.CONTACT_FAMILY,
            AbsenceDutyKind.CONTACT_AGAIN,
            AbsenceDutyKind.CONTACT_INDIGENOUS_WORKER,
            AbsenceDutyKind.URGENT_HOME_VISIT,
            AbsenceDutyKind.JOINT_HOME_VISIT,
            AbsenceDutyKind.CONTINUED_HOME_VISIT,
            AbsenceDutyKind.HOME_VISIT_WITH_COUNSELLING,
            AbsenceDutyKind.RESPONSE_MEETING,
            AbsenceDutyKind.CASE_MEETING,
            AbsenceDutyKind.CASE_MEETING_ON_RETURN,
            AbsenceDutyKind.REINTEGRATION_TEAM,
            AbsenceDutyKind.REVIEW_MEETING,
            AbsenceDutyKind.REGISTERED_LETTER,
            AbsenceDutyKind.FAX_TO_COMMITTEE,
            AbsenceDutyKind.LETTER_TO_COMMITTEE,
            AbsenceDutyKind.LETTER_TO_INDIGENOUS_BUREAU,
            AbsenceDutyKind.LETTER_TO_POLICE,
            AbsenceDutyKind.LETTER_TO_EDUCATION_BUREAU);

    static PupilPaper of(PaperKind kind, PupilView pupil, @Nullable ReportedDropout newest) {
        boolean ofFollowUp = kind.isOfFollowUp(pupil, newest);
        AbsenceDutyKind sent = ofFollowUp ? AbsenceDutyKind.LETTER_AFTER_FOLLOW_UP : kind.duty();
        ReportedDropout report = ofFollowUp ? null : newest;
        ReportedDropout about = kind == PaperKind.PARENT_LETTER ? null : report;
        Absence absence = about == null ? Absence.newestOf(pupil) : about.absence(pupil);
        return new PupilPaper(
                kind,
                pupil,
                report,
                about == null ? newestInARow(pupil) : about.absentOn(),
                pupil.duties().stream()
                        .filter(duty -> duty.standing().equals("MET") && ANNEXED.contains(duty.kind()))
                        .filter(duty -> absence.includes(duty.day()))
                        .sorted(Comparator.comparing(DutyView::doneOn).thenComparing(DutyView::kind))
                        .toList(),
                report == null ? null : PaperKind.returnedOn(pupil, report),
                report != null && report.isExcused(pupil),
                pupil.duties().stream()
                        .filter(duty -> duty.kind() == sent && (ofFollowUp || absence.includes(duty.day())))
                        .sorted(Comparator.comparing(DutyView::day).reversed())
                        // the letter of an earlier time is another
                        .limit(ofFollowUp ? 1 : Long.MAX_VALUE)
                        .map(DutyView::reference)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public Set<String> accessedSchools() {
        return pupil.accessedSchools();
    }

    @Override
    public String accessedSubject() {
        return pupil.accessedSubject() + " paper=" + kind;
    }

    private static List<LocalDate> newestInARow(PupilView pupil) {
        return pupil.days().stream()
                .dropWhile(day -> !day.mark().counts())
                .takeWhile(day -> day.mark().counts())
                .map(DayView::day)
                .sorted()
                .toList();
    }
}
