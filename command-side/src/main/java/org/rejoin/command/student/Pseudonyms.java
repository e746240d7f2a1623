package org.rejoin.command.student;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pseudonyms there are, for whoever ends the link from a person to one. */
@Component
public class Pseudonyms {

    private final JdbcClient jdbc;
    private final StudentIndex index;

    Pseudonyms(JdbcClient jdbc, StudentIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /** @param nationalId as typed; nobody is registered for asking */
    public Optional<String> find(String nationalId) {
        return index.find(index.of(nationalId));
    }

    public boolean isKnown(String studentId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.student WHERE student_id = ?)")
                .param(studentId)
                .query(Boolean.class)
                .single();
    }

    /** Two commands on one student wait for each other here, until the transaction ends. */
    public void lock(String studentId) {
        jdbc.sql("SELECT student_id FROM command_side.student WHERE student_id = ? FOR NO KEY UPDATE")
                .param(studentId)
                .query(String.class)
                .optional();
    }

    /** The pseudonym stays where events name it; nobody is found by it any more. */
    public void detach(String studentId) {
        // a statement of its own: what a rotation adds at this moment is waited for, and seen by the next one
        jdbc.sql("SELECT version FROM command_side.student_index WHERE student_id = ? FOR UPDATE")
                .param(studentId)
                .query(Integer.class)
                .list();
        jdbc.sql("DELETE FROM command_side.student_index WHERE student_id = ?")
                .param(studentId)
                .update();
        jdbc.sql("UPDATE command_side.register_entry SET born_on = NULL WHERE student_id = ?")
                .param(studentId)
                .update();
        // beside it stands a hash of the national id
        jdbc.sql("UPDATE command_side.enrolment SET student_id = NULL WHERE student_id = ?")
                .param(studentId)
                .update();
    }
}
