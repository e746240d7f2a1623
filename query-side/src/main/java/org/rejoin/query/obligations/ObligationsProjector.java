package org.rejoin.query.obligations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.obligation.ObligationAdvanced;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases and their duties come in streams of their own, so neither waits for the other here: they are joined when read. */
@Component
@ProcessingGroup(ObligationsProjector.GROUP)
class ObligationsProjector {

    static final String GROUP = "obligations";

    private final JdbcClient jdbc;

    ObligationsProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(FilingStarted event) {
        jdbc.sql("""
                        INSERT INTO read_model.obligation_case
                               (case_id, case_number, school, county, filed_by, reported, trackers)
                        VALUES (?, ?, ?, ?, ?, false, '{}')""")
                .params(
                        UUID.fromString(event.caseId()),
                        event.caseNumber(),
                        event.school(),
                        event.county(),
                        event.filedBy())
                .update();
    }

    @EventHandler
    void on(CaseReported event) {
        changeCase(event.caseId(), "reported = true");
    }

    @EventHandler
    void on(TrackerEnabled event) {
        changeCase(
                event.caseId(),
                "trackers = array_append(array_remove(trackers, ?), ?)",
                event.account(),
                event.account());
    }

    @EventHandler
    void on(TrackerDisabled event) {
        changeCase(event.caseId(), "trackers = array_remove(trackers, ?)", event.account());
    }

    @EventHandler
    void on(ObligationOpened event) {
        jdbc.sql("""
                        INSERT INTO read_model.obligation
                               (obligation_id, case_id, kind, school, account, roles, opened_on, due_on, semester,
                                needed, so_far, rule_id, standing, owed)
                        VALUES (:obligation, :case, :kind, :school, :account, string_to_array(:roles, ','), :openedOn,
                                :dueOn, :semester, :needed, :soFar, :rule, 'OPEN', true)""")
                .param("obligation", UUID.fromString(event.obligationId()))
                .param("case", UUID.fromString(event.caseId()))
                .param("kind", event.kind().name())
                .param("school", event.school())
                .param("account", event.account())
                .param("roles", event.roles().stream().map(Role::name).collect(Collectors.joining(",")))
                .param("openedOn", event.openedOn())
                .param("dueOn", event.dueOn())
                .param("semester", event.semester())
                .param("needed", event.needed())
                .param("soFar", event.soFar())
                .param("rule", event.ruleId())
                .update();
    }

    @EventHandler
    void on(ObligationAdvanced event) {
        change(event, "so_far = ?", event.soFar());
    }

    @EventHandler
    void on(ObligationMet event) {
        end(event, "MET", "met_on = ?", event.metOn());
    }

    @EventHandler
    void on(ObligationMissed event) {
        change(event, "standing = 'MISSED', so_far = ?", event.soFar());
    }

    @EventHandler
    void on(ObligationWaived event) {
        end(event, "WAIVED", "waived_on = ?, waiver = '" + event.reason() + "'", event.waivedOn());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("DELETE FROM read_model.obligation").update();
        jdbc.sql("DELETE FROM read_model.obligation_case").update();
    }

    /** Missed it stays, also when it is made up for. */
    private void end(ObligationEvent event, String standing, String how, @Nullable LocalDate day) {
        change(
                event,
                "standing = CASE standing WHEN 'MISSED' THEN standing ELSE '" + standing + "' END, owed = false, "
                        + how,
                day);
    }

    private void change(ObligationEvent event, String what, @Nullable Object value) {
        int changed = jdbc.sql("UPDATE read_model.obligation SET " + what + " WHERE obligation_id = ?")
                .param(value)
                .param(UUID.fromString(event.obligationId()))
                .update();
        if (changed != 1) {
            throw new IllegalStateException("No obligation " + event.obligationId());
        }
    }

    private void changeCase(String caseId, String what, Object... values) {
        List<Object> parameters = new ArrayList<>(List.of(values));
        parameters.add(UUID.fromString(caseId));
        int changed = jdbc.sql("UPDATE read_model.obligation_case SET " + what + " WHERE case_id = ?")
                .params(parameters)
                .update();
        if (changed != 1) {
            throw new IllegalStateException("No case " + caseId);
        }
    }
}
