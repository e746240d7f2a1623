package org.rejoin.query.transferin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferin.TransferInOutcome;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: what the asker's own unit entered, the newest first. */
@Component
class TransferIns {

    private static final String OWN = " FROM read_model.transfer_in_line l"
            + " LEFT JOIN read_model.transfer_in_match m USING (transfer_in_id, student_id)"
            + " LEFT JOIN read_model.transfer_in_student s USING (student_id)"
            + " WHERE l.school = :school AND (:month::text IS NULL OR l.month = :month)";

    private final JdbcClient jdbc;

    TransferIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @AsReader
    TransferInList answer(FindTransferIns query, Actor actor) {
        NotAllowed.unless(actor, Role.PRINCIPAL_REPORTER, Role.TUTOR);
        String month = Objects.toString(query.month(), null);
        long total = jdbc.sql("SELECT count(*) FROM read_model.transfer_in_line l"
                        + " WHERE l.school = :school AND (:month::text IS NULL OR l.month = :month)")
                .param("school", actor.school())
                .param("month", month)
                .query(Long.class)
                .single();
        List<TransferInLine> items = jdbc.sql("SELECT l.*, m.matched_at, s.national_id" + OWN
                        + " ORDER BY l.entered_at DESC, l.transfer_in_id, l.line LIMIT :size OFFSET :offset")
                .param("school", actor.school())
                .param("month", month)
                .param("size", query.size())
                .param("offset", (long) query.page() * query.size())
                .query((row, number) -> line(row))
                .list();
        return new TransferInList(items, query.page(), query.size(), total);
    }

    private static TransferInLine line(ResultSet row) throws SQLException {
        TransferInOutcome outcome = TransferInOutcome.valueOf(row.getString("outcome"));
        Instant matched = moment(row, "matched_at");
        Instant withdrawn = moment(row, "withdrawn_at");
        return new TransferInLine(
                row.getObject("transfer_in_id", UUID.class),
                row.getInt("line"),
                row.getString("month"),
                row.getString("entered_by"),
                Objects.requireNonNull(moment(row, "entered_at")),
                row.getString("national_id"),
                outcome,
                stateOf(outcome, matched, withdrawn),
                matched,
                withdrawn);
    }

    private static TransferInLine.State stateOf(
            TransferInOutcome outcome, @Nullable Instant matched, @Nullable Instant withdrawn) {
        if (withdrawn != null) {
            return TransferInLine.State.WITHDRAWN;
        }
        return matched == null ? TransferInLine.State.valueOf(outcome.name()) : TransferInLine.State.MATCHED;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
