package org.rejoin.query.accesslog;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Written at once, never changed, and gone when its period is over. */
@Component
@AsReader(readOnly = false)
public class AccessLog {

    private static final int LONGEST_SUBJECT = 500;
    // one statement, so that there is no entry that nobody finds
    private static final String INSERT = """
            WITH entry AS (
                INSERT INTO access_log.entry (at, account, roles, school, action, case_id, subject)
                VALUES (:at, :account, :roles, :school, :action, :caseId, :subject)
                RETURNING entry_id, at)
            INSERT INTO access_log.entry_scope (scope, at, entry_id)
            SELECT scope, at, entry_id FROM entry, unnest(:scopes) AS scope""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CountiesOfUnits countiesOfUnits;

    AccessLog(JdbcClient jdbc, Clock clock, CountiesOfUnits countiesOfUnits) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.countiesOfUnits = countiesOfUnits;
    }

    /**
     * A command or query that was answered with 403 (ST-M-01).
     *
     * @param endpoint method and pattern of the address, without the values in it
     */
    public void recordRefusal(Actor actor, String endpoint, @Nullable UUID caseId) {
        record(actor, AccessAction.COMMAND_REFUSED, Set.of(), Set.of(), caseId, endpoint);
    }

    /**
     * A form or letter that is about to be given out (c28).
     *
     * @param school the unit it came from
     */
    public void recordDownload(Actor actor, @Nullable String school, String uploadId) {
        record(actor, AccessAction.UPLOAD_READ, school == null ? Set.of() : Set.of(school), Set.of(), null, uploadId);
    }

    /**
     * What another authority knows of a student is about to be told (R-FLD-02, SC09).
     *
     * @param asked what, never about whom
     * @param caseId the case because of which it is told
     */
    public void recordLookUp(Actor actor, AccessAction action, String asked, @Nullable UUID caseId) {
        record(actor, action, Set.of(), Set.of(), caseId, asked);
    }

    /** In a transaction of its own. @return how many went; 0: there are no more */
    long forgetSome(OffsetDateTime before) {
        return jdbc.sql("SELECT access_log.forget(?)")
                .param(before)
                .query(Long.class)
                .single();
    }

    void record(
            Actor actor,
            AccessAction action,
            Set<String> schools,
            Set<String> counties,
            @Nullable UUID caseId,
            @Nullable String subject) {
        Set<String> scopes = new LinkedHashSet<>(schools);
        counties.forEach(county -> scopes.add(Scope.ofCounty(county)));
        countiesOfUnits.of(schools).forEach(county -> scopes.add(Scope.ofCounty(county)));
        if (actor.school() != null) {
            scopes.add(actor.school());
        }
        if (actor.county() != null) {
            scopes.add(Scope.ofCounty(actor.county()));
        }
        jdbc.sql(INSERT)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.account())
                .param("roles", actor.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param("school", actor.school())
                .param("action", action.name())
                .param("caseId", caseId)
                .param(
                        "subject",
                        subject == null || subject.length() <= LONGEST_SUBJECT
                                ? subject
                                : subject.substring(0, LONGEST_SUBJECT))
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }
}
