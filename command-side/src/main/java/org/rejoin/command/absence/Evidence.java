package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/** What somebody tells of a duty that was done. */
record Evidence(
        LocalDate doneOn,
        List<Participant> participants,
        List<Finding> findings,
        @Nullable String reference,
        @Nullable String note) {

    /** Whether the very same was told before. */
    boolean isSaidBy(@Nullable AbsenceDutyMet before) {
        return before != null
                && before.doneOn().equals(doneOn)
                && Set.copyOf(before.participants()).equals(Set.copyOf(participants))
                && Set.copyOf(before.findings()).equals(Set.copyOf(findings))
                && Objects.equals(before.reference(), reference)
                && Objects.equals(before.note(), note);
    }

    AbsenceDutyMet meets(String dutyId, PupilLook look) {
        return new AbsenceDutyMet(
                dutyId, look.id().value(), doneOn, participants, findings, reference, note, look.now());
    }

    /** What is missing for it to count. @param indigenous whether the worker has to be along from the second day on (SOP-2.2) */
    List<FieldProblem> missingFor(AbsenceDutyKind duty, EvidenceKind kind, boolean indigenous) {
        List<FieldProblem> problems = new ArrayList<>();
        requireAnswers(kind, problems);
        switch (kind) {
            case CONTACT, RECORD, FAX, EVALUATION -> requireNote(problems);
            case HOME_VISIT -> {
                require(Participant.CLASS_TEACHER, "CLASS_TEACHER_MISSING", problems);
                require(Participant.STUDENT_AFFAIRS, "STUDENT_AFFAIRS_MISSING", problems);
                if (duty == AbsenceDutyKind.HOME_VISIT_WITH_COUNSELLING) {
                    require(Participant.COUNSELLING_OFFICE, "COUNSELLING_OFFICE_MISSING", problems);
                }
                if (indigenous && duty != AbsenceDutyKind.URGENT_HOME_VISIT) {
                    require(Participant.INDIGENOUS_WORKER, "INDIGENOUS_WORKER_MISSING", problems);
                }
                requireNote(problems);
            }
            case MEETING -> {
                require(Participant.HEAD, "HEAD_MISSING", problems);
                requireNote(problems);
            }
            case REGISTERED_LETTER, REPORT_NUMBER, OFFICIAL_LETTER -> {
                if (reference == null || reference.isBlank()) {
                    problems.add(FieldProblem.of("/reference", "MISSING_FIELD"));
                }
            }
            case DECISION, SIGNATURE -> {} // the answers, or the name of who does it
        }
        return problems;
    }

    private void requireAnswers(EvidenceKind kind, List<FieldProblem> problems) {
        List<List<Finding>> questions = Finding.questions(kind);
        boolean each = questions.stream()
                .allMatch(answers -> findings.stream().filter(answers::contains).count() == 1);
        if (!each || findings.size() != questions.size()) {
            problems.add(FieldProblem.of("/findings", "ANSWER_EACH"));
        }
    }

    private void requireNote(List<FieldProblem> problems) {
        if (note == null || note.isBlank()) {
            problems.add(FieldProblem.of("/note", "MISSING_FIELD"));
        }
    }

    private void require(Participant participant, String missing, List<FieldProblem> problems) {
        if (!participants.contains(participant)) {
            problems.add(FieldProblem.of("/participants", missing));
        }
    }
}
