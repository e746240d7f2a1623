package org.rejoin.command.student;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose erasure is approved and not carried out yet, of either class: what is written of them meanwhile would outlive it. */
@Component
public class BeingErased {

    private final JdbcClient jdbc;

    public BeingErased(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean includes(String studentId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.erasure WHERE student_id = ?"
                        + " AND standing = 'APPROVED')")
                .param(studentId)
                .query(Boolean.class)
                .single();
    }

    public Set<String> all() {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT student_id FROM command_side.erasure WHERE standing = 'APPROVED'")
                .query(String.class)
                .list());
    }
}
