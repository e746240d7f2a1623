package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Birth dates as the registers of schools have them. */
@Component
class Births {

    private final JdbcClient jdbc;

    Births(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a school in one statement, for a work in which many of them are asked for. */
    void ofMany(String school) {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        work.getOrComputeResource(key(school), key -> {
            Map<String, LocalDate> births = new HashMap<>();
            jdbc.sql("SELECT student_id, born_on FROM command_side.register_entry"
                            + " WHERE school = ? AND born_on IS NOT NULL")
                    .param(school)
                    .query(row -> {
                        births.put(row.getString("student_id"), row.getObject("born_on", LocalDate.class));
                    });
            return births;
        });
    }

    /** Null where the register does not know the pupil, or does not know it any more. */
    @Nullable
    LocalDate of(String school, String studentId) {
        @Nullable Map<String, LocalDate> births = CurrentUnitOfWork.get().root().getResource(key(school));
        if (births != null) {
            return births.get(studentId);
        }
        return jdbc.sql("SELECT born_on FROM command_side.register_entry"
                        + " WHERE school = ? AND student_id = ? AND born_on IS NOT NULL")
                .params(school, studentId)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    boolean isErased(String school, String studentId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.register_entry"
                        + " WHERE school = ? AND student_id = ? AND born_on IS NULL)")
                .params(school, studentId)
                .query(Boolean.class)
                .single();
    }

    private static String key(String school) {
        return Births.class.getName() + "/" + school;
    }
}
