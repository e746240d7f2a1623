package org.rejoin.command.insurance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rejoin.command.Refused;
import org.rejoin.command.casefile.CaseFileCommand.ExplainActions;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.student.KnownStudents;
import org.rejoin.event.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose work somebody may ask about: of students with a case that he may see, and of nobody else. */
@Component
class CasesOfStudent {

    private final Commands commands;
    private final KnownStudents students;
    private final JdbcClient jdbc;

    CasesOfStudent(Commands commands, KnownStudents students, JdbcClient jdbc) {
        this.commands = commands;
        this.students = students;
        this.jdbc = jdbc;
    }

    /** The newest case of the student that this actor sees. */
    Optional<String> seenBy(Actor actor, String nationalId) {
        Map<String, String> known = students.known(Set.of(nationalId));
        List<String> cases = jdbc.sql("SELECT case_id FROM command_side.student_case"
                        + " WHERE student_id = ? AND standing <> 'VOIDED' AND (?::text IS NULL OR school = ?)"
                        + " ORDER BY case_number DESC")
                .param(known.getOrDefault(nationalId, ""))
                .param(actor.school())
                .param(actor.school())
                .query(String.class)
                .list();
        return cases.stream().filter(caseId -> sees(actor, caseId)).findFirst();
    }

    // the case itself decides who sees it
    private boolean sees(Actor actor, String caseId) {
        try {
            commands.ask(new ExplainActions(new CaseFileId(caseId)), actor);
            return true;
        } catch (Refused hidden) {
            return false;
        }
    }
}
