package org.rejoin.query.accesslog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: the unit's entries for its principal reporter, all for agency and auditors within their scope. */
@Component
class Accesses {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    Accesses(JdbcClient jdbc, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @AsReader
    AccessLogPage find(FindAccesses query, Actor actor) {
        Scope scope = Scope.of(actor);
        Map<String, Object> parameters = new HashMap<>();
        String where = conditions(query, scope, parameters);
        long total = jdbc.sql("SELECT count(*) FROM access_log.entry e WHERE " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        parameters.put("size", query.size());
        parameters.put("start", (long) query.page() * query.size());
        List<AccessEntry> items = jdbc.sql("SELECT e.* FROM access_log.entry e WHERE " + where
                        + " ORDER BY e.at DESC, e.entry_id DESC LIMIT :size OFFSET :start")
                .params(parameters)
                .query((row, number) -> entry(row))
                .list();
        return new AccessLogPage(items, query.page(), query.size(), total);
    }

    private String conditions(FindAccesses query, Scope scope, Map<String, Object> parameters) {
        List<String> all = new ArrayList<>(List.of("true"));
        if (!scope.all()) {
            all.add(scope.code() == null ? "false" : within("scope", scope.code(), parameters));
        }
        if (query.school() != null) {
            all.add(within("school", query.school(), parameters));
        }
        if (query.account() != null) {
            all.add("e.account = :account");
            parameters.put("account", query.account());
        }
        if (query.from() != null) {
            all.add("e.at >= :from");
            parameters.put("from", startOf(query.from()));
        }
        if (query.to() != null) {
            all.add("e.at < :to");
            parameters.put("to", startOf(query.to().plusDays(1)));
        }
        return String.join(" AND ", all);
    }

    private static String within(String parameter, String scope, Map<String, Object> parameters) {
        parameters.put(parameter, scope);
        return "EXISTS (SELECT FROM access_log.entry_scope s"
                + " WHERE s.scope = :%s AND s.at = e.at AND s.entry_id = e.entry_id)".formatted(parameter);
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }

    private static AccessEntry entry(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return new AccessEntry(
                row.getTimestamp("at").toInstant(),
                row.getString("account"),
                List.of((String[]) roles.getArray()),
                row.getString("school"),
                row.getString("action"),
                row.getObject("case_id", UUID.class),
                row.getString("subject"));
    }
}
