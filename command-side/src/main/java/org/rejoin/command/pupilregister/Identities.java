package org.rejoin.command.pupilregister;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.student.NationalIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the pupils of a register are: nothing but the events and this side know. */
@Component
class Identities {

    private final NationalIds nationalIds;
    private final JdbcClient jdbc;

    Identities(NationalIds nationalIds, JdbcClient jdbc) {
        this.nationalIds = nationalIds;
        this.jdbc = jdbc;
    }

    @Schema(name = "RegisterIdentity")
    record Identity(UUID entryId, String nationalId, LocalDate bornOn) {

        // never into a log
        @Override
        public String toString() {
            return "Identity[" + entryId + "]";
        }
    }

    private record Entry(UUID entryId, String studentId, LocalDate bornOn) {

        // never into a log
        @Override
        public String toString() {
            return "Entry[" + entryId + "]";
        }
    }

    /** @param entryYear ROC year; all where it is null */
    List<Identity> of(String school, @Nullable Integer entryYear) {
        return jdbc
                .sql("SELECT entry_id, student_id, born_on FROM command_side.register_entry"
                        + " WHERE school = :school AND born_on IS NOT NULL"
                        + " AND (:year::integer IS NULL OR left(number, 3)::integer = :year) ORDER BY number")
                .param("school", school)
                .param("year", entryYear)
                .query((row, n) -> new Entry(
                        UUID.fromString(row.getString("entry_id")),
                        row.getString("student_id"),
                        row.getObject("born_on", LocalDate.class)))
                .list()
                .stream()
                .flatMap(entry -> nationalIds
                        .of(entry.studentId())
                        .map(nationalId -> new Identity(entry.entryId(), nationalId, entry.bornOn()))
                        .stream())
                .toList();
    }
}
