package org.rejoin.query.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who a pupil of the reader's own unit is, for read models that keep ids alone. */
@Component
public class PupilNames {

    private static final int MANY_FROM = 2;

    private final JdbcClient jdbc;

    PupilNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param inARow days in a row without leave, as they were reckoned when a day was recorded last */
    public record Pupil(UUID pupil, String name, String className, int inARow) {}

    /** Whom nobody may know is left out. */
    @AsReader
    public Map<UUID, Pupil> of(Collection<UUID> pupils, Actor reader) {
        return jdbc
                .sql("SELECT * FROM read_model.absence_pupil WHERE watch_id = ANY (?) AND school = ?")
                .params(pupils.toArray(UUID[]::new), unitOf(reader))
                .query((row, n) -> pupil(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Pupil::pupil, Function.identity()));
    }

    /**
     * Away for the second day or longer, the longest first (SOP-2.3).
     *
     * @param since first day of those of which one was recorded
     */
    @AsReader
    public List<Pupil> awayForLonger(LocalDate since, Actor reader) {
        return jdbc.sql("SELECT * FROM read_model.absence_pupil p WHERE school = ? AND in_a_row >= ?"
                        + " AND EXISTS (SELECT FROM read_model.absence_day d WHERE d.watch_id = p.watch_id AND d.day >= ?)"
                        + " ORDER BY in_a_row DESC, class_name, name, watch_id")
                .params(unitOf(reader), MANY_FROM, since)
                .query((row, n) -> pupil(row))
                .list();
    }

    private static Pupil pupil(ResultSet row) throws SQLException {
        return new Pupil(
                row.getObject("watch_id", UUID.class),
                row.getString("name"),
                row.getString("class_name"),
                row.getInt("in_a_row"));
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
