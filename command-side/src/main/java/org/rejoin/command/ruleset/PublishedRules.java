package org.rejoin.command.ruleset;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.event.Actor;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.Stage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was published, every version, written in the transaction of the event; and which rules are those of a unit. */
@Component
public class PublishedRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String UNITS = "SELECT unit, name, county, division,"
            + " CASE authority WHEN 'COUNTY' THEN county ELSE 'AGENCY' END AS authority FROM command_side.school_unit";

    /** Deadline at the start of the first day of a version, under the label of that version. */
    public static final String HOLD = "rules-hold";

    private final JdbcClient jdbc;
    private final Deadlines deadlines;
    private final ZoneId zone;

    PublishedRules(JdbcClient jdbc, Deadlines deadlines, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.zone = zone;
    }

    /** @param authority whose rules it follows where the school adjusts nothing */
    record Unit(String code, String name, String county, String authority, Stage stage) {}

    /** @param by account name, unknown of what is older than this was kept */
    record Publication(int version, @Nullable String by, Instant at) {}

    void published(RuleSetPublished rules, String by, Instant at) {
        jdbc.sql("INSERT INTO command_side.rule_set"
                        + " (authority, stage, version, effective_from, content, published_by, published_at)"
                        + " VALUES (?, ?, ?, ?, ?::jsonb, ?, ?)")
                .params(
                        rules.authority(),
                        rules.stage().name(),
                        rules.version(),
                        rules.effectiveFrom(),
                        JSON.writeValueAsString(rules),
                        by,
                        Timestamp.from(at))
                .update();
        Instant holds = rules.effectiveFrom().atStartOfDay(zone).toInstant();
        deadlines.set(HOLD, RuleBook.label(rules), holds);
    }

    /** Of a unit's 主管機關 and stage; a unit nobody entered follows the national rules of senior high. */
    public RuleBook ofUnit(String unit) {
        return unit(unit).map(this::of).orElseGet(() -> of(BuiltInRules.NATIONAL, null, Stage.SENIOR_HIGH));
    }

    /** Of the agency, a county or a school unit. */
    RuleBook of(String authority, Stage stage) {
        return unit(authority).map(this::of).orElseGet(() -> of(authority, null, stage));
    }

    /** Units that look into a version of this authority, as their own, their county's or the country's. */
    public List<String> unitsUnder(String authority, Stage stage) {
        return units().stream()
                .filter(unit -> unit.stage() == stage)
                .filter(unit -> authority.equals(BuiltInRules.NATIONAL)
                        || authority.equals(unit.authority())
                        || authority.equals(unit.code()))
                .map(Unit::code)
                .toList();
    }

    Optional<Unit> unit(String code) {
        return jdbc.sql(UNITS + " WHERE unit = ?")
                .param(code)
                .query(PublishedRules::unit)
                .optional();
    }

    List<Publication> publications(String authority, Stage stage) {
        return jdbc.sql("SELECT version, published_by, published_at FROM command_side.rule_set"
                        + " WHERE authority = ? AND stage = ? ORDER BY version DESC")
                .params(authority, stage.name())
                .query((row, n) -> new Publication(
                        row.getInt("version"),
                        row.getString("published_by"),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }

    /** Everybody who ever published for the stage. */
    List<String> publishers(Stage stage) {
        return jdbc.sql("SELECT DISTINCT authority FROM command_side.rule_set WHERE stage = ? ORDER BY authority")
                .param(stage.name())
                .query(String.class)
                .list();
    }

    /** Compulsory schools of theirs that adjusted something; of a school itself whether it did or not. */
    List<Unit> unitsConcerning(Actor actor) {
        String school = actor.school();
        String which = school == null ? "unit IN (SELECT authority FROM command_side.rule_set)" : "unit = ?";
        JdbcClient.StatementSpec asked = jdbc.sql(UNITS + " WHERE " + which + " ORDER BY unit");
        return (school == null ? asked : asked.param(school))
                .query(PublishedRules::unit).stream()
                        .filter(unit -> unit.stage() != Stage.SENIOR_HIGH)
                        .filter(unit -> school != null || actor.county() == null || actor.isOfCounty(unit.county()))
                        .toList();
    }

    private List<Unit> units() {
        return jdbc.sql(UNITS + " ORDER BY unit").query(PublishedRules::unit).list();
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("unit"),
                row.getString("name"),
                row.getString("county"),
                row.getString("authority"),
                Division.valueOf(row.getString("division")).stage());
    }

    private RuleBook of(Unit unit) {
        return of(unit.authority(), unit.code(), unit.stage());
    }

    private RuleBook of(String authority, @Nullable String school, Stage stage) {
        List<RuleSetPublished> published = jdbc.sql("SELECT content::text FROM command_side.rule_set"
                        + " WHERE authority IN (?, ?, 'AGENCY') AND stage = ? ORDER BY authority, version")
                .params(authority, school == null ? authority : school, stage.name())
                .query((row, n) -> JSON.readValue(row.getString("content"), RuleSetPublished.class))
                .list();
        return new RuleBook(authority, school, stage, published);
    }
}
