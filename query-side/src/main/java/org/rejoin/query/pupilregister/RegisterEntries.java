package org.rejoin.query.pupilregister;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: who stands in the register of the asker's own unit. */
@Component
class RegisterEntries {

    private final JdbcClient jdbc;

    RegisterEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @AsReader
    RegisterList answer(FindRegisterEntries query, Actor reader) {
        String unit = unitOf(reader);
        List<Integer> years = jdbc.sql("SELECT entry_year FROM read_model.register_entry WHERE school = :unit"
                        + " UNION SELECT entry_year FROM read_model.register_void WHERE school = :unit"
                        + " ORDER BY entry_year DESC")
                .param("unit", unit)
                .query(Integer.class)
                .list();
        int newest = years.isEmpty() ? 0 : years.get(0);
        int year = Objects.requireNonNullElse(query.entryYear(), newest);
        long total = jdbc.sql("SELECT count(*) FROM read_model.register_entry WHERE school = ? AND entry_year = ?")
                .params(unit, year)
                .query(Long.class)
                .single();
        List<RegisterLine> lines = jdbc.sql("SELECT * FROM read_model.register_entry WHERE school = ?"
                        + " AND entry_year = ? ORDER BY number, entry_id LIMIT ? OFFSET ?")
                .params(unit, year, query.size(), (long) query.page() * query.size())
                .query((row, n) -> line(row))
                .list();
        List<VoidedEntry> voided = voided("entry_year = ?", unit, year);
        return new RegisterList(
                years,
                year,
                lines,
                query.page(),
                query.size(),
                total,
                query.voided() ? voided : List.of(),
                voided.size());
    }

    /** Numbers are nobody else's: one pupil, or none. */
    @AsReader
    Optional<RegisterLine> numbered(String number, Actor reader) {
        return jdbc.sql("SELECT * FROM read_model.register_entry WHERE school = ? AND number = ?")
                .params(unitOf(reader), number)
                .query((row, n) -> line(row))
                .optional();
    }

    /** Whose the number was that is used no more: one entry, or none. */
    @AsReader
    List<VoidedEntry> voided(String number, Actor reader) {
        return voided("number = ?", unitOf(reader), number);
    }

    /** How an entry was voided that stands no more; none where it stands, or is not there for the reader. */
    @AsReader
    Optional<VoidedEntry> voided(UUID entry, Actor reader) {
        List<VoidedEntry> times = voided(
                "entry_id = ? AND NOT EXISTS (SELECT FROM read_model.register_entry e"
                        + " WHERE e.entry_id = register_void.entry_id)",
                visibleUnitOf(reader),
                entry);
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() - 1));
    }

    private List<VoidedEntry> voided(String which, String unit, Object value) {
        return jdbc.sql("SELECT * FROM read_model.register_void WHERE school = ? AND " + which
                        + " ORDER BY number, entry_id, place")
                .params(unit, value)
                .query((row, n) -> new VoidedEntry(
                        row.getObject("entry_id", UUID.class),
                        row.getInt("place"),
                        row.getString("number"),
                        row.getInt("entry_year"),
                        row.getString("name"),
                        row.getInt("grade"),
                        row.getString("class_name"),
                        Movement.valueOf(row.getString("movement")),
                        row.getObject("since", LocalDate.class),
                        row.getObject("voided_at", OffsetDateTime.class).toInstant(),
                        row.getString("voided_by"),
                        row.getString("reason")))
                .list();
    }

    /** @throws NotVisible where there is none for the reader */
    @AsReader
    RegisterLine of(UUID entry, Actor reader) {
        return jdbc.sql("SELECT * FROM read_model.register_entry WHERE school = ? AND entry_id = ?")
                .params(visibleUnitOf(reader), entry)
                .query((row, n) -> line(row))
                .optional()
                .orElseThrow(NotVisible::new);
    }

    @AsReader
    List<RegisterMovementLine> movementsOf(UUID entry, Actor reader) {
        return RegisterMovementLine.paired(
                jdbc.sql("SELECT * FROM read_model.register_movement WHERE school = ? AND entry_id = ? ORDER BY place")
                        .params(visibleUnitOf(reader), entry)
                        .query((row, n) -> new RegisterMovementLine(
                                row.getString("movement"),
                                row.getObject("on_day", LocalDate.class),
                                row.getInt("grade"),
                                row.getString("class_name"),
                                row.getBoolean("over_age"),
                                row.getString("note"),
                                false,
                                null))
                        .list());
    }

    /** What was written of changes of class, the newest request first. */
    @AsReader
    List<WrittenChange> classChangesOf(UUID entry, Actor reader) {
        return jdbc.sql("SELECT * FROM read_model.class_change WHERE school = ? AND entry_id = ? ORDER BY place DESC")
                .params(visibleUnitOf(reader), entry)
                .query((row, n) -> new WrittenChange(
                        row.getInt("place"),
                        row.getObject("requested_on", LocalDate.class),
                        row.getString("reason"),
                        row.getObject("counselled_on", LocalDate.class),
                        row.getObject("records", Integer.class),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("new_class"),
                        row.getString("minutes"),
                        row.getObject("evaluated_on", LocalDate.class),
                        row.getObject("settled", Boolean.class),
                        row.getString("note"),
                        row.getObject("forwarded_on", LocalDate.class),
                        row.getString("bureau_letter")))
                .list();
    }

    private static RegisterLine line(ResultSet row) throws SQLException {
        return new RegisterLine(
                row.getObject("entry_id", UUID.class),
                row.getString("school"),
                row.getString("number"),
                row.getInt("entry_year"),
                row.getString("name"),
                row.getInt("grade"),
                row.getString("class_name"),
                Movement.valueOf(row.getString("movement")),
                row.getObject("since", LocalDate.class),
                row.getObject("guided_on", LocalDate.class));
    }

    // of one entry nobody else learns that it is there
    private static String visibleUnitOf(Actor reader) {
        if (!reader.is(Role.REGISTRY) && !reader.is(Role.HEAD)) {
            throw new NotVisible();
        }
        return unitOf(reader);
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        NotAllowed.unless(reader, Role.REGISTRY, Role.HEAD);
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
