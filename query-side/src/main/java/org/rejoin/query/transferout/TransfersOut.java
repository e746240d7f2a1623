package org.rejoin.query.transferout;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.absence.TransferWork;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: who transfers out of the asker's own unit, and who is placed in it (R-HL-30, R-HL-32). */
@Component
class TransfersOut implements TransferWork {

    // who knows where a child under protection went, and prepares for one that comes
    static final Set<Role> PLACING = Set.of(Role.HEAD, Role.REGISTRY, Role.COUNSELLING_OFFICE);

    private static final String SEEN = """
             FROM read_model.transfer_out t
             LEFT JOIN read_model.transfer_out_destination d
                    ON d.transfer_out_id = t.transfer_out_id AND (NOT d.placement OR :placing)
            WHERE (t.school = :unit OR d.placement AND d.unit = :unit)""";

    // of the reader's school; a pupil placed here waits for a class too
    private static final String WAITS = """
            (t.standing = 'OPEN' AND t.school = :unit
             OR EXISTS (SELECT FROM read_model.transfer_out_duty o
                         WHERE o.transfer_out_id = t.transfer_out_id AND o.standing = 'OPEN'
                           AND o.of_receiving = (t.school <> :unit))
             OR t.school <> :unit AND t.new_class IS NULL AND t.standing IN ('OPEN', 'COMPLETE'))""";

    private static final String MOST_URGENT_FIRST = """
             ORDER BY (SELECT min(o.deadline) FROM read_model.transfer_out_duty o
                        WHERE o.transfer_out_id = t.transfer_out_id AND o.standing = 'OPEN'
                          AND o.of_receiving = (t.school <> :unit)) NULLS LAST,
                      t.class_name, t.name, t.transfer_out_id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TransfersOut(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @AsReader
    TransferList answer(FindTransfersOut query, Actor reader) {
        NotAllowed.unless(reader, Role.OF_COMPULSORY_SCHOOL.toArray(Role[]::new));
        String wanted = SEEN + " AND " + (query.done() ? "NOT " : "") + WAITS;
        long total = asked("SELECT count(*)" + wanted, reader).query(Long.class).single();
        List<Row> rows = asked(
                        "SELECT t.*, d.unit, d.place" + wanted
                                + (query.done() ? " ORDER BY t.from_day DESC, t.transfer_out_id" : MOST_URGENT_FIRST)
                                + " LIMIT :size OFFSET :offset",
                        reader)
                .param("size", query.size())
                .param("offset", (long) query.page() * query.size())
                .query((row, n) -> row(row))
                .list();
        return new TransferList(lines(rows, reader), query.page(), query.size(), total);
    }

    /** @throws NotVisible where there is none for the reader */
    @AsReader
    TransferLine of(UUID transfer, Actor reader) {
        if (reader.school() == null || reader.roles().stream().noneMatch(Role.OF_COMPULSORY_SCHOOL::contains)) {
            throw new NotVisible();
        }
        List<Row> found = asked("SELECT t.*, d.unit, d.place" + SEEN + " AND t.transfer_out_id = :id", reader)
                .param("id", transfer)
                .query((row, n) -> row(row))
                .list();
        return lines(found, reader).stream().findFirst().orElseThrow(NotVisible::new);
    }

    private static final String OWED = """
             FROM read_model.transfer_out_duty o
             JOIN read_model.transfer_out t ON t.transfer_out_id = o.transfer_out_id
            WHERE o.standing = 'OPEN' AND (o.school = :unit) <> o.of_receiving""";

    @Override
    @AsReader
    public List<Task> open(Actor reader) {
        Instant now = clock.instant();
        return jdbc.sql("SELECT o.*, t.name, t.class_name" + OWED
                        + " ORDER BY o.deadline, t.class_name, t.name, o.kind")
                .param("unit", unitOf(reader))
                .query((row, n) -> {
                    OwedOfTransfer owed = owed(row, true, now);
                    return new Task(
                            row.getObject("transfer_out_id", UUID.class),
                            row.getString("name"),
                            row.getString("class_name"),
                            owed.kind().name(),
                            owed.roles(),
                            owed.dueOn(),
                            owed.ruleId(),
                            owed.overdue());
                })
                .list();
    }

    @Override
    @AsReader
    public long countOpen(Actor reader) {
        return jdbc.sql("SELECT count(*)" + OWED + " AND o.roles && :roles::text[]")
                .param("unit", unitOf(reader))
                .param("roles", reader.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Actor reader) {
        return jdbc.sql(sql).param("unit", unitOf(reader)).param("placing", isPlacing(reader));
    }

    private static boolean isPlacing(Actor reader) {
        return reader.roles().stream().anyMatch(PLACING::contains);
    }

    private record Row(
            UUID id,
            String school,
            String name,
            String className,
            TransferGround ground,
            @Nullable String unit,
            @Nullable String place,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate arrivalDueOn,
            String standing,
            boolean phoned,
            @Nullable LocalDate arrivedOn,
            @Nullable String newClass) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("transfer_out_id", UUID.class),
                row.getString("school"),
                row.getString("name"),
                row.getString("class_name"),
                TransferGround.valueOf(row.getString("ground")),
                row.getString("unit"),
                row.getString("place"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getObject("arrival_due_on", LocalDate.class),
                row.getString("standing"),
                row.getBoolean("phoned"),
                row.getObject("arrived_on", LocalDate.class),
                row.getString("new_class"));
    }

    private List<TransferLine> lines(List<Row> rows, Actor reader) {
        Instant now = clock.instant();
        boolean placing = isPlacing(reader);
        Map<UUID, List<OwedOfTransfer>> owed = jdbc
                .sql("""
                        SELECT o.*, (o.school = ?) <> o.of_receiving AS own
                          FROM read_model.transfer_out_duty o
                         WHERE o.transfer_out_id = ANY (?) AND o.standing = 'OPEN'
                         ORDER BY o.deadline, o.kind""")
                .params(unitOf(reader), rows.stream().map(Row::id).toArray(UUID[]::new))
                .query((row, n) ->
                        Map.entry(row.getObject("transfer_out_id", UUID.class), owed(row, row.getBoolean("own"), now)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return rows.stream()
                .map(row -> new TransferLine(
                        row.id(),
                        row.school(),
                        !reader.isOfSchool(row.school()),
                        row.name(),
                        row.className(),
                        row.ground(),
                        row.unit(),
                        row.place(),
                        row.from(),
                        row.until(),
                        row.arrivalDueOn(),
                        row.standing(),
                        row.phoned(),
                        row.arrivedOn(),
                        placing || row.ground() != TransferGround.PLACEMENT ? row.newClass() : null,
                        owed.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static OwedOfTransfer owed(ResultSet row, boolean own, Instant now) throws SQLException {
        Array roles = row.getArray("roles");
        Instant deadline = row.getObject("deadline", OffsetDateTime.class).toInstant();
        return new OwedOfTransfer(
                TransferDutyKind.valueOf(row.getString("kind")),
                own,
                Arrays.stream((String[]) roles.getArray()).map(Role::valueOf).toList(),
                row.getObject("due_on", LocalDate.class),
                row.getString("rule_id"),
                !now.isBefore(deadline));
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
