package org.rejoin.command.insurance;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rejoin.command.student.SealedById;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The data of the last exchange of each kind; whoever has the table cannot list it. */
@Component
class InsuranceTable {

    private final JdbcClient jdbc;
    private final SealedById seal;
    private final JsonMapper json;

    InsuranceTable(JdbcClient jdbc, SealedById seal, JsonMapper json) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.json = json;
    }

    /** Of which day the data are; nothing where there were none yet. */
    Optional<LocalDate> dataDate(InsuranceKind kind) {
        return jdbc.sql("SELECT data_date FROM command_side.insurance_data WHERE kind = ?")
                .param(kind.name())
                .query(LocalDate.class)
                .optional();
    }

    /** Newer data replace all that was there; of the same day they are added to it. One import of a kind at a time. */
    void begin(InsuranceKind kind, LocalDate dataDate, String by, Instant at) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('insurance'), hashtext(?))")
                .param(kind.name())
                .query((row, n) -> n)
                .single();
        jdbc.sql("DELETE FROM command_side.insurance_record WHERE kind = ? AND EXISTS (SELECT"
                        + " FROM command_side.insurance_data old WHERE old.kind = ? AND old.data_date < ?)")
                .params(kind.name(), kind.name(), dataDate)
                .update();
        jdbc.sql(
                        "INSERT INTO command_side.insurance_data (kind, data_date, imported_by, imported_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (kind) DO UPDATE SET data_date = excluded.data_date,"
                                + " imported_by = excluded.imported_by, imported_at = excluded.imported_at")
                .params(kind.name(), dataDate, by, Timestamp.from(at))
                .update();
    }

    void add(InsuranceKind kind, String nationalId, InsuranceRecord record) {
        String table = table(kind);
        byte[] facts = json.writeValueAsBytes(record);
        jdbc.sql("INSERT INTO command_side.insurance_record (kind, record, person, facts) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(
                        kind.name(),
                        seal.rowOf(table, nationalId + new String(facts, StandardCharsets.UTF_8)),
                        seal.rowOf(table, nationalId),
                        seal.seal(table, nationalId, facts))
                .update();
    }

    List<InsuranceRecord> of(InsuranceKind kind, String nationalId) {
        String table = table(kind);
        return jdbc.sql("SELECT facts FROM command_side.insurance_record WHERE kind = ? AND person = ?"
                        + " ORDER BY record")
                .params(kind.name(), seal.rowOf(table, nationalId))
                .query((row, n) ->
                        json.readValue(seal.open(table, nationalId, row.getBytes("facts")), InsuranceRecord.class))
                .list();
    }

    private static String table(InsuranceKind kind) {
        return "insurance-" + kind;
    }
}
