package org.rejoin.command.ruleset;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was published, every version, written in the transaction of the event; and which rules are those of a unit. */
@Component
public class PublishedRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    PublishedRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void published(RuleSetPublished rules, Instant at) {
        jdbc.sql("INSERT INTO command_side.rule_set (authority, stage, version, effective_from, content, published_at)"
                        + " VALUES (?, ?, ?, ?, ?::jsonb, ?)")
                .params(
                        rules.authority(),
                        rules.stage().name(),
                        rules.version(),
                        rules.effectiveFrom(),
                        JSON.writeValueAsString(rules),
                        Timestamp.from(at))
                .update();
    }

    /** Of a unit's 主管機關 and stage; a unit nobody entered follows the national rules of senior high. */
    public RuleBook ofUnit(String unit) {
        return jdbc.sql("SELECT CASE authority WHEN 'COUNTY' THEN county ELSE 'AGENCY' END AS authority, division"
                        + " FROM command_side.school_unit WHERE unit = ?")
                .param(unit)
                .query((row, n) -> of(
                        row.getString("authority"),
                        Division.valueOf(row.getString("division")).stage()))
                .optional()
                .orElseGet(() -> of(BuiltInRules.NATIONAL, Stage.SENIOR_HIGH));
    }

    RuleBook of(String authority, Stage stage) {
        List<RuleSetPublished> published = jdbc.sql("SELECT content::text FROM command_side.rule_set"
                        + " WHERE authority IN (?, 'AGENCY') AND stage = ? ORDER BY authority, version")
                .params(authority, stage.name())
                .query((row, n) -> JSON.readValue(row.getString("content"), RuleSetPublished.class))
                .list();
        return new RuleBook(authority, stage, published);
    }
}
