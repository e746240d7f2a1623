package org.rejoin.command.classchange;

import java.util.Optional;
import org.rejoin.command.student.BeingErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose entry it is, within the transaction of the command. */
@Component
class RegisteredPupils {

    private final BeingErased beingErased;
    private final JdbcClient jdbc;

    RegisteredPupils(BeingErased beingErased, JdbcClient jdbc) {
        this.beingErased = beingErased;
        this.jdbc = jdbc;
    }

    /** The pseudonym; empty where it is no entry of the school. */
    Optional<String> find(String entryId, String school) {
        return jdbc.sql("SELECT student_id FROM command_side.register_entry WHERE entry_id = ? AND school = ?")
                .params(entryId, school)
                .query(String.class)
                .optional();
    }

    /** As {@link #find}, and the entry is not voided before this is done. */
    Optional<String> hold(String entryId, String school) {
        return jdbc.sql("SELECT student_id FROM command_side.register_entry WHERE entry_id = ? AND school = ?"
                        + " FOR KEY SHARE")
                .params(entryId, school)
                .query(String.class)
                .optional();
    }

    /** What is written meanwhile would outlive it. */
    boolean isBeingErased(String studentId) {
        return beingErased.includes(studentId);
    }
}
