package org.rejoin.query.caselist;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.TooManyKept;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody keeps of the lists: it follows the account to another browser, and is no event (ADR 7). */
@Component
class ListSettings {

    static final int MOST_FILTERS = 12;

    private final JdbcClient jdbc;
    private final Clock clock;

    ListSettings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param columns between the student and the next step */
    @Schema(name = "ListSettings")
    record Kept(Set<ListColumn> columns, List<KeptFilter> filters) {}

    @AsReader
    Kept of(Actor reader) {
        Set<ListColumn> columns = jdbc.sql("SELECT shown FROM read_model.kept_columns WHERE account = ?")
                .param(reader.account())
                .query((row, number) -> columns(row.getArray("shown")))
                .optional()
                .orElseGet(ListColumn::atFirst);
        columns.retainAll(ListColumn.offeredTo(reader));
        List<KeptFilter> filters = jdbc.sql(
                        "SELECT * FROM read_model.kept_filter WHERE account = ? ORDER BY kept_at, filter_id")
                .param(reader.account())
                .query((row, number) -> filter(row))
                .list();
        return new Kept(columns, filters);
    }

    @AsReader(readOnly = false)
    void show(Set<ListColumn> columns, Actor reader) {
        jdbc.sql("INSERT INTO read_model.kept_columns (account, shown) VALUES (?, ?)"
                        + " ON CONFLICT (account) DO UPDATE SET shown = excluded.shown")
                .param(reader.account())
                .param(columns.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** Kept once, however often it is asked for. */
    @AsReader(readOnly = false)
    void keep(KeptFilter filter, Actor reader) {
        jdbc.sql("INSERT INTO read_model.kept_filter VALUES"
                        + " (:account, :id, :list, :category, :status, :type, :light, :from, :to, :now)"
                        + " ON CONFLICT DO NOTHING")
                .param("account", reader.account())
                .param("id", filter.filterId())
                .param("list", filter.list().name())
                .param("category", nameOf(filter.category()))
                .param("status", nameOf(filter.status()))
                .param("type", nameOf(filter.leavingType()))
                .param("light", nameOf(filter.light()))
                .param("from", filter.from())
                .param("to", filter.to())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        int kept = jdbc.sql("SELECT count(*) FROM read_model.kept_filter WHERE account = ?")
                .param(reader.account())
                .query(Integer.class)
                .single();
        if (kept > MOST_FILTERS) {
            throw new TooManyKept();
        }
    }

    @AsReader(readOnly = false)
    void forget(UUID filterId, Actor reader) {
        jdbc.sql("DELETE FROM read_model.kept_filter WHERE account = ? AND filter_id = ?")
                .param(reader.account())
                .param(filterId)
                .update();
    }

    // a column of an earlier version may be gone
    private static Set<ListColumn> columns(Array stored) throws SQLException {
        List<String> names = List.of((String[]) stored.getArray());
        return Stream.of(ListColumn.values())
                .filter(column -> names.contains(column.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ListColumn.class)));
    }

    private static KeptFilter filter(ResultSet row) throws SQLException {
        return new KeptFilter(
                row.getObject("filter_id", UUID.class),
                FindCases.ListName.valueOf(row.getString("list")),
                constant(FindCases.Category.values(), row.getString("category")),
                constant(CaseStatus.values(), row.getString("status")),
                constant(LeavingType.values(), row.getString("leaving_type")),
                constant(LightColour.values(), row.getString("light")),
                row.getObject("filed_from", LocalDate.class),
                row.getObject("filed_to", LocalDate.class));
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String nameOf(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
