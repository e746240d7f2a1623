package org.rejoin.command.platform;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One effect and one answer per key and account (P2). Whoever brings the same key meanwhile waits for the first. */
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Duration kept;

    IdempotencyKeys(JdbcClient jdbc, JsonMapper json, @Value("${rejoin.idempotency.kept:30d}") Duration kept) {
        this.jdbc = jdbc;
        this.json = json;
        this.kept = kept;
    }

    record Claim(String account, UUID key, String requestHash) {}

    /** A stored answer: of a command that was done, or the problem it was refused with. */
    private record Answer(
            long version,
            long position,
            @Nullable JsonNode result,
            @Nullable Problem problem) {}

    /** Takes the key for the running transaction. Answers null, or what the key was answered with before. */
    @Nullable
    Handled claim(Claim claim) {
        if (take(claim, null)) {
            return null;
        }
        return answerOf(claim);
    }

    void answered(Claim claim, Handled handled) {
        JsonNode result = handled.result() == null ? null : json.valueToTree(handled.result());
        jdbc.sql("UPDATE command_side.idempotency_key SET answer = ?::jsonb WHERE account = ? AND key = ?")
                .params(
                        json.writeValueAsString(new Answer(handled.version(), handled.position(), result, null)),
                        claim.account(),
                        claim.key().toString())
                .update();
    }

    /** Keeps a refusal, so that the key is answered with it from now on. Answers null, or what was answered meanwhile. */
    @Nullable
    Handled refused(Claim claim, Problem problem) {
        return take(claim, json.writeValueAsString(new Answer(-1, -1, null, problem))) ? null : answerOf(claim);
    }

    @Scheduled(cron = "${rejoin.idempotency.purge:0 40 3 * * *}")
    void purge() {
        jdbc.sql("DELETE FROM command_side.idempotency_key WHERE taken_at < now() - make_interval(secs => ?)")
                .param((double) kept.toSeconds())
                .update();
    }

    private boolean take(Claim claim, @Nullable String answer) {
        return jdbc.sql("INSERT INTO command_side.idempotency_key (account, key, request_hash, answer)"
                                + " VALUES (?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING")
                        .params(claim.account(), claim.key().toString(), claim.requestHash())
                        .param(answer)
                        .update()
                == 1;
    }

    private Handled answerOf(Claim claim) {
        Answer answer = stored(claim);
        if (answer.problem() != null) {
            throw new RefusedBefore(answer.problem());
        }
        JsonNode result = answer.result() == null || answer.result().isNull() ? null : answer.result();
        return new Handled(result, answer.version(), answer.position());
    }

    private Answer stored(Claim claim) {
        record Row(String requestHash, String answer) {}
        Row row = jdbc.sql(
                        "SELECT request_hash, answer FROM command_side.idempotency_key WHERE account = ? AND key = ?")
                .params(claim.account(), claim.key().toString())
                .query((r, n) -> new Row(r.getString(1), r.getString(2)))
                .single();
        if (!row.requestHash().equals(claim.requestHash())) {
            throw new IdempotencyKeyReused();
        }
        return json.readValue(row.answer(), Answer.class);
    }

    /** The key was refused before and is refused the same way. */
    static final class RefusedBefore extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        RefusedBefore(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** The key came with another request before. */
    static final class IdempotencyKeyReused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        IdempotencyKeyReused() {
            super("IDEMPOTENCY_KEY_REUSED", null, false, false);
        }
    }
}
