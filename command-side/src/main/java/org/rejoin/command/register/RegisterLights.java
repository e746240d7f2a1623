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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lights the reported case of whom the register shows elsewhere, as a transfer-in would (T19, R-TRF-06), and puts the light
 * out when the register shows it no more. Done again it changes nothing.
 */
@Component
class RegisterLights {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterLights.class);
    // somebody else may be writing in the same case at that moment
    private static final int ATTEMPTS = 3;

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
    private final TransactionTemplate transaction;

    // lazy: the bus must know its handlers before a handler can know the bus
    RegisterLights(JdbcClient jdbc, @Lazy CommandBus commands, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Changed(int lit, int unlit) {}

    private record Light(String caseId, String unit, String matchOrMonth) {}

    /** How many are to be lit and put out as the register stands now. */
    Changed toChange() {
        List<Light> wrong = wrong();
        long elsewhere = wrong.stream().filter(light -> !light.unit().isEmpty()).count();
        return new Changed(missing().size() + (int) elsewhere, wrong.size());
    }

    /**
     * Case by case, each in a transaction of its own. One that cannot be changed now is left to the next time: nothing is
     * noted of it.
     */
    void follow(Map<String, Object> whoAndWhen) {
        wrong().forEach(light -> change(light, () -> putOut(light, whoAndWhen)));
        missing().forEach(light -> change(light, () -> light(light, whoAndWhen)));
    }

    /** Where the store ends now. */
    long position() {
        return jdbc.sql("SELECT coalesce(max(global_index), -1) FROM event_store.domain_event")
                .query(Long.class)
                .single();
    }

    /** With the unit where the register shows the student now, empty where it shows none. */
    private List<Light> wrong() {
        return jdbc.sql(
                        "SELECT lit.case_id, coalesce(right_now.unit, ''), lit.match_id FROM command_side.register_light lit"
                                + " JOIN command_side.student_case filed USING (case_id) LEFT JOIN (" + SHOWN_ELSEWHERE
                                + ") right_now USING (case_id)"
                                + " WHERE filed.standing = 'REPORTED' AND right_now.unit IS DISTINCT FROM lit.unit ORDER BY case_id")
                .query((row, n) -> new Light(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** One that could not be put out keeps its row, so it is not lit twice. */
    private List<Light> missing() {
        return jdbc.sql(
                        "SELECT * FROM (" + SHOWN_ELSEWHERE + ") right_now WHERE NOT EXISTS (SELECT"
                                + " FROM command_side.register_light lit WHERE lit.case_id = right_now.case_id) ORDER BY case_id")
                .query((row, n) -> new Light(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private void change(Light light, Runnable work) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(status -> work.run());
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    LOG.warn(
                            "The light of case {} does not follow the register yet: {}",
                            light.caseId(),
                            e.getClass().getName());
                }
            }
        }
    }

    private void light(Light light, Map<String, Object> whoAndWhen) {
        String match = UUID.nameUUIDFromBytes(
                        ("register|" + light.caseId() + "|" + light.unit()).getBytes(StandardCharsets.UTF_8))
                .toString();
        Dispatch.now(
                commands,
                new MatchTransferIn(
                        new CaseFileId(light.caseId()),
                        match,
                        light.unit(),
                        light.matchOrMonth(),
                        ArrivalSource.REGISTER),
                whoAndWhen);
        // afterwards: a case that has been closed meanwhile is not lit, and must not pass for lit when it is reopened
        jdbc.sql("""
                        INSERT INTO command_side.register_light (case_id, match_id, unit)
                        SELECT case_id, :match, :unit FROM command_side.student_case filed
                         WHERE case_id = :case AND standing = 'REPORTED'
                           AND NOT EXISTS (SELECT FROM command_side.register_light same
                                            WHERE same.case_id = filed.case_id AND same.match_id = :match)""")
                .param("match", match)
                .param("unit", light.unit())
                .param("case", light.caseId())
                .update();
    }

    private void putOut(Light light, Map<String, Object> whoAndWhen) {
        Dispatch.now(
                commands,
                new WithdrawTransferInMatch(new CaseFileId(light.caseId()), light.matchOrMonth(), "學籍系統已更正"),
                whoAndWhen);
        jdbc.sql("DELETE FROM command_side.register_light WHERE case_id = ? AND match_id = ?")
                .params(light.caseId(), light.matchOrMonth())
                .update();
    }
}
