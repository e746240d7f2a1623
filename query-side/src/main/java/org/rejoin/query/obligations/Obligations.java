package org.rejoin.query.obligations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.WaiverReason;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: what is asked for, of what the asker may see, as of today. */
@Component
public class Obligations {

    /** Days within which what falls due is amber (1.23 c20). */
    static final int SOON = 7;

    private static final String FROM =
            " FROM read_model.obligation o JOIN read_model.obligation_case c ON c.case_id = o.case_id WHERE ";

    // assisting trackers share what is about tracking
    private static final String MINE =
            "(o.account = :me OR o.school = :mySchool AND o.roles && string_to_array(:roles, ',')"
                    + " OR o.kind = 'TRACKINGS_OF_SEMESTER' AND :me = ANY(c.trackers))";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    Obligations(JdbcClient jdbc, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    @AsReader
    ObligationPage answer(FindObligations query, Actor actor, Locale locale) {
        LocalDate today = today();
        Map<String, @Nullable Object> values = values(actor, today);
        String where = Visibility.of(actor) + " AND " + matches(query, values);
        long total = jdbc.sql("SELECT count(*)" + FROM + where)
                .params(values)
                .query(Long.class)
                .single();
        values.put("size", query.size());
        values.put("offset", (long) query.page() * query.size());
        List<ObligationView> items = jdbc.sql("SELECT o.*, c.case_number" + FROM + where
                        + " ORDER BY o.due_on, o.opened_on, o.obligation_id LIMIT :size OFFSET :offset")
                .params(values)
                .query((row, number) -> view(row, today, locale))
                .list();
        return new ObligationPage(items, query.page(), query.size(), total);
    }

    /** How many there are of each standing. */
    @AsReader
    Map<Standing, Long> count(boolean mine, Actor actor) {
        Map<String, @Nullable Object> values = values(actor, today());
        String columns = Arrays.stream(Standing.values())
                .map(standing -> "count(*) FILTER (WHERE " + standing.condition() + ") AS " + standing)
                .collect(Collectors.joining(", "));
        String where = Visibility.of(actor) + (mine ? " AND " + MINE : "");
        return jdbc.sql("SELECT " + columns + FROM + where)
                .params(values)
                .query((row, number) -> {
                    Map<Standing, Long> counts = new EnumMap<>(Standing.class);
                    for (Standing standing : Standing.values()) {
                        counts.put(standing, row.getLong(standing.name()));
                    }
                    return counts;
                })
                .single();
    }

    /** All that was ever owed to a case, the earliest first; for whoever may see the case. */
    @AsReader
    public List<ObligationView> ofCase(UUID caseId, Locale locale) {
        LocalDate today = today();
        return jdbc.sql("SELECT o.*, c.case_number" + FROM + "o.case_id = ?"
                        + " ORDER BY o.opened_on, o.due_on, o.obligation_id")
                .param(caseId)
                .query((row, number) -> view(row, today, locale))
                .list();
    }

    private static String matches(FindObligations query, Map<String, @Nullable Object> values) {
        Stream.Builder<String> all = Stream.builder();
        all.add(query.standing() == null ? "o.owed" : query.standing().condition());
        if (query.kind() != null) {
            all.add("o.kind = :kind");
            values.put("kind", query.kind().name());
        }
        if (query.school() != null) {
            all.add("o.school = :askedSchool");
            values.put("askedSchool", query.school());
        }
        if (query.mine()) {
            all.add(MINE);
        }
        return all.build().collect(Collectors.joining(" AND "));
    }

    private static Map<String, @Nullable Object> values(Actor actor, LocalDate today) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("today", today);
        values.put("soon", today.plusDays(SOON));
        values.put("me", actor.account());
        // no unit and no county is called so
        values.put("mySchool", actor.school() == null ? "" : actor.school());
        values.put("myCounty", actor.county() == null ? "" : actor.county());
        values.put("roles", actor.roles().stream().map(Role::name).collect(Collectors.joining(",")));
        return values;
    }

    private static ObligationView view(ResultSet row, LocalDate today, Locale locale) throws SQLException {
        LocalDate openedOn = row.getObject("opened_on", LocalDate.class);
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        ObligationKind kind = ObligationKind.valueOf(row.getString("kind"));
        boolean owed = row.getBoolean("owed");
        String standing = standing(row.getString("standing"), owed, dueOn, today);
        String waiver = row.getString("waiver");
        return new ObligationView(
                row.getObject("obligation_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("school"),
                kind,
                ObligationWords.of(
                        kind,
                        standing.equals("OVERDUE") || standing.equals("MISSED"),
                        row.getInt("so_far"),
                        row.getInt("needed"),
                        dueOn,
                        row.getString("semester"),
                        locale),
                standing,
                openedOn,
                dueOn,
                owed ? (int) ChronoUnit.DAYS.between(today, dueOn) : null,
                owed ? (int) ChronoUnit.DAYS.between(openedOn, today) : null,
                row.getString("semester"),
                row.getInt("needed"),
                row.getInt("so_far"),
                row.getString("account"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .toList(),
                row.getString("rule_id"),
                row.getObject("met_on", LocalDate.class),
                row.getObject("waived_on", LocalDate.class),
                waiver == null ? null : WaiverReason.valueOf(waiver));
    }

    private static String standing(String stored, boolean owed, LocalDate dueOn, LocalDate today) {
        if (owed && today.isAfter(dueOn)) {
            return "OVERDUE";
        }
        return stored.equals("OPEN") && !today.plusDays(SOON).isBefore(dueOn) ? "DUE_SOON" : stored;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
