package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.DutyTrigger;

/**
 * How a pupil is followed after a case meeting, or that of the reintegration team (SOP-3.5, SOP-4.3): evaluated each month; where
 * attendance is stable for one more month and then closed, where it is not with a meeting every three months, and the committee
 * is told once (R-HL-09). Whoever was away again is evaluated anew before that (1.23 c16). The walk ends it with the school year
 * of an age, where the register knows the birth date.
 */
final class FollowUp {

    static final Set<AbsenceDutyKind> KINDS = Set.of(
            AbsenceDutyKind.MONTHLY_EVALUATION,
            AbsenceDutyKind.CLOSING_EVALUATION,
            AbsenceDutyKind.REVIEW_MEETING,
            AbsenceDutyKind.LETTER_AFTER_FOLLOW_UP);

    private @Nullable LocalDate evaluateFrom;
    private @Nullable LocalDate closeFrom;
    private @Nullable LocalDate meetFrom;
    private @Nullable LocalDate inVainSince;

    private FollowUp() {}

    /** What arises now, and from which day on. Meetings and evaluations are gone through as they were told. */
    static Map<DutyTrigger, LocalDate> after(Collection<DutyCourse> courses, KnownDays known) {
        FollowUp followUp = new FollowUp();
        courses.stream()
                .filter(DutyCourse::isSettled)
                .sorted(Comparator.comparing(DutyCourse::doneAt)
                        .thenComparing(course -> course.wanted().key()))
                .forEach(course -> {
                    if (course.isDone()) {
                        followUp.happened(course);
                    } else {
                        followUp.waived(course);
                    }
                });
        followUp.awayAgain(known);
        return followUp.wanted();
    }

    private void happened(DutyCourse done) {
        LocalDate day = done.doneOn();
        switch (done.kind()) {
            case CASE_MEETING, CASE_MEETING_ON_RETURN, REINTEGRATION_TEAM, REVIEW_MEETING -> met(day);
            case MONTHLY_EVALUATION, CLOSING_EVALUATION -> evaluated(done, day);
            default -> {} // nothing of the follow-up
        }
    }

    // one that need not be does not end the others
    private void waived(DutyCourse course) {
        switch (course.kind()) {
            case MONTHLY_EVALUATION -> evaluateFrom = course.doneOn();
            case CLOSING_EVALUATION -> closeFrom = null;
            case REVIEW_MEETING -> meetFrom = course.doneOn();
            default -> {} // nothing of the follow-up
        }
    }

    private void met(LocalDate day) {
        meetFrom = null;
        if (evaluateFrom == null && closeFrom == null) {
            evaluateFrom = day;
        }
    }

    private void evaluated(DutyCourse done, LocalDate day) {
        boolean stable = done.found(Finding.STABLE);
        boolean closing = done.kind() == AbsenceDutyKind.CLOSING_EVALUATION;
        closeFrom = stable && !closing ? day : null;
        evaluateFrom = stable ? null : day;
        if (stable) {
            meetFrom = null;
            inVainSince = null;
        } else {
            meetFrom = meetFrom == null ? day : meetFrom;
            inVainSince = inVainSince == null ? day : inVainSince;
        }
    }

    private void awayAgain(KnownDays known) {
        if (closeFrom != null) {
            known.awayAfter(closeFrom).ifPresent(day -> {
                closeFrom = null;
                evaluateFrom = day;
            });
        }
    }

    private Map<DutyTrigger, LocalDate> wanted() {
        Map<DutyTrigger, LocalDate> wanted = new EnumMap<>(DutyTrigger.class);
        if (evaluateFrom != null) {
            wanted.put(DutyTrigger.FOLLOW_UP, evaluateFrom);
        }
        if (closeFrom != null) {
            wanted.put(DutyTrigger.STABLE, closeFrom);
        }
        if (meetFrom != null) {
            wanted.put(DutyTrigger.NOT_STABLE, meetFrom);
        }
        if (inVainSince != null) {
            wanted.put(DutyTrigger.IN_VAIN, inVainSince);
        }
        return wanted;
    }
}
