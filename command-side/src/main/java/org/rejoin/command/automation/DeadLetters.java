package org.rejoin.command.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What automations could not do, as an administrator sees it: sequences of events, the first of each failed. */
@Component
class DeadLetters {

    private final JdbcClient jdbc;
    // asked for late: the processors' metrics are built from this
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, ObjectProvider<EventProcessingConfiguration> processing, Clock clock) {
        this.jdbc = jdbc;
        this.processing = processing;
        this.clock = clock;
    }

    /** A sequence: what failed first, and how many wait behind it. */
    @Schema(name = "DeadLetterSequence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sequence(
            @Schema(example = "when-case-reported-then-pause-long-term-absence")
            String group,

            @Schema(
                    description = "The aggregate whose events these are",
                    example = "3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11")
            String sequence,

            @Schema(description = "Events put aside, the failed one included", example = "2")
            int letters,

            @Schema(description = "Of the failed one", example = "CaseReported")
            String eventType,

            @Schema(description = "Of the failed one") String eventId,

            @Schema(description = "Kind of the failure", example = "java.lang.IllegalStateException")
            String cause,

            @Schema(description = "Codes, where a rule refused") @Nullable
            String codes,

            Instant since,
            Instant lastTried) {}

    List<Sequence> all() {
        return jdbc.sql("""
                        SELECT DISTINCT ON (processing_group, sequence_identifier)
                               processing_group, sequence_identifier, payload_type, event_identifier, cause_type,
                               nullif(cause_message, '') AS codes, enqueued_at, last_touched,
                               count(*) OVER (PARTITION BY processing_group, sequence_identifier) AS letters
                          FROM command_side.dead_letter
                         ORDER BY processing_group, sequence_identifier, sequence_index""")
                .query((row, n) -> new Sequence(
                        row.getString("processing_group"),
                        row.getString("sequence_identifier"),
                        row.getInt("letters"),
                        row.getString("payload_type"),
                        row.getString("event_identifier"),
                        row.getString("cause_type"),
                        row.getString("codes"),
                        Instant.parse(row.getString("enqueued_at")),
                        Instant.parse(row.getString("last_touched"))))
                .list();
    }

    boolean exists(String group, String sequence) {
        return count(group, sequence) > 0;
    }

    int count(String group, String sequence) {
        return jdbc.sql("SELECT count(*) FROM command_side.dead_letter"
                        + " WHERE processing_group = ? AND sequence_identifier = ?")
                .params(group, sequence)
                .query(Integer.class)
                .single();
    }

    long count(String group) {
        return jdbc.sql("SELECT count(*) FROM command_side.dead_letter WHERE processing_group = ?")
                .param(group)
                .query(Long.class)
                .single();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM command_side.dead_letter")
                .query(Long.class)
                .single();
    }

    /** Tries the sequence from its first event until one fails; false where one did, or another node is just at it. */
    boolean retry(String group, String sequence) {
        return processing
                .getObject()
                .sequencedDeadLetterProcessor(group)
                .map(processor -> processor.process(letter -> letter instanceof JdbcDeadLetter<?> kept
                        && kept.getSequenceIdentifier().equals(sequence)))
                .orElse(false);
    }

    /** Takes the first event of the sequence off the list and remembers why; those behind it stay. */
    void discardFirst(String group, String sequence, String reason, String by) {
        jdbc.sql("""
                        WITH first AS (
                            DELETE FROM command_side.dead_letter
                             WHERE dead_letter_id = (SELECT dead_letter_id FROM command_side.dead_letter
                                                      WHERE processing_group = ? AND sequence_identifier = ?
                                                      ORDER BY sequence_index LIMIT 1 FOR UPDATE)
                            RETURNING *)
                        INSERT INTO command_side.discarded_letter
                               (dead_letter_id, processing_group, sequence_identifier, event_identifier, event_type,
                                cause, reason, discarded_by, discarded_at)
                        SELECT dead_letter_id, processing_group, sequence_identifier, event_identifier, payload_type,
                               cause_type, ?, ?, ? FROM first""")
                .params(group, sequence, reason, by, Timestamp.from(clock.instant()))
                .update();
    }
}
