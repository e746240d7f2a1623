package org.rejoin.command.register;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.event.casefile.ArrivalSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lights the reported case of whom the register shows elsewhere, as a transfer-in would (T19, R-TRF-06), and puts the light
 * out when the register shows it no more. Done again it changes nothing.
 */
@Component
class RegisterLights {

    // the same students as a transfer-in matches: of other units, or resumed after a suspension, and since the case
    // began
    private static final String SHOWN_ELSEWHERE = """
            SELECT filed.case_id, shown.unit, to_char(coalesce(shown.since, shown.data_date), 'YYYY-MM') AS month
              FROM command_side.student_case filed JOIN command_side.enrolment shown USING (student_id)
             WHERE filed.standing = 'REPORTED' AND shown.source = 'REGISTER' AND shown.standing = 'ENROLLED'
               AND (shown.unit <> filed.school OR filed.leaving_type = 'SUSPENSION' AND shown.since >= filed.left_on)
               AND coalesce(shown.since, shown.data_date) >= coalesce(filed.left_on, DATE '1900-01-01')""";

    private final JdbcClient jdbc;
    private final CommandBus commands;

    // lazy: the bus must know its handlers before a handler can know the bus
    RegisterLights(JdbcClient jdbc, @Lazy CommandBus commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    record Changed(int lit, int unlit) {}

    private record Light(String caseId, String unit, String matchOrMonth) {}

    /** In the running transaction. */
    Changed follow(Map<String, Object> whoAndWhen) {
        List<Light> wrong = jdbc.sql(
                        "SELECT lit.case_id, lit.unit, lit.match_id FROM command_side.register_light lit"
                                + " JOIN command_side.student_case filed USING (case_id) LEFT JOIN (" + SHOWN_ELSEWHERE
                                + ") right_now USING (case_id)"
                                + " WHERE filed.standing = 'REPORTED' AND right_now.unit IS DISTINCT FROM lit.unit ORDER BY case_id")
                .query((row, n) -> new Light(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        wrong.forEach(light -> putOut(light, whoAndWhen));
        List<Light> missing = jdbc.sql(
                        "SELECT * FROM (" + SHOWN_ELSEWHERE + ") right_now WHERE NOT EXISTS (SELECT"
                                + " FROM command_side.register_light lit WHERE lit.case_id = right_now.case_id) ORDER BY case_id")
                .query((row, n) -> new Light(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        missing.forEach(light -> light(light, whoAndWhen));
        return new Changed(missing.size(), wrong.size());
    }

    private void light(Light light, Map<String, Object> whoAndWhen) {
        String match = UUID.nameUUIDFromBytes(
                        ("register|" + light.caseId() + "|" + light.unit()).getBytes(StandardCharsets.UTF_8))
                .toString();
        jdbc.sql("INSERT INTO command_side.register_light (case_id, match_id, unit) VALUES (?, ?, ?)")
                .params(light.caseId(), match, light.unit())
                .update();
        send(
                new MatchTransferIn(
                        new CaseFileId(light.caseId()),
                        match,
                        light.unit(),
                        light.matchOrMonth(),
                        ArrivalSource.REGISTER),
                whoAndWhen);
    }

    private void putOut(Light light, Map<String, Object> whoAndWhen) {
        jdbc.sql("DELETE FROM command_side.register_light WHERE case_id = ?")
                .param(light.caseId())
                .update();
        send(new WithdrawTransferInMatch(new CaseFileId(light.caseId()), light.matchOrMonth(), "學籍系統已更正"), whoAndWhen);
    }

    private void send(Object command, Map<String, Object> whoAndWhen) {
        Dispatch.now(commands, command, whoAndWhen);
    }
}
