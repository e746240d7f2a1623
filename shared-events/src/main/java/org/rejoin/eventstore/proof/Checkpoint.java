package org.rejoin.eventstore.proof;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service signs about its events at a moment.
 *
 * @param number 1 for the first, without gaps
 * @param globalIndex of the last event below it, 0 where there is none
 * @param count how many events are below it: the position in the ledger
 * @param chain hash of the ledger at that position
 * @param previousCount how many events are below the checkpoint before
 * @param root of the tree over the events between the two
 * @param takenAt ISO-8601 instant, UTC, in whole seconds
 * @param previous hash of the checkpoint before, or of nothing
 * @param keyId of the public key
 * @param signature Ed25519, base64
 */
@JsonPropertyOrder({
    "format",
    "number",
    "globalIndex",
    "count",
    "chain",
    "previousCount",
    "root",
    "takenAt",
    "previous",
    "keyId",
    "signature"
})
public record Checkpoint(
        String format,
        long number,
        long globalIndex,
        long count,
        Hash chain,
        long previousCount,
        Hash root,
        String takenAt,
        Hash previous,
        String keyId,
        String signature) {

    public static final String FORMAT = "rejoin-checkpoint-1";
    public static final String ALGORITHM = "Ed25519";

    /** What the first checkpoint names as the one before. */
    public static final Hash NONE = Hash.named("rejoin-no-checkpoint");

    private static final JsonMapper JSON = new JsonMapper();

    public Checkpoint {
        Objects.requireNonNull(format);
        Objects.requireNonNull(chain);
        Objects.requireNonNull(root);
        Objects.requireNonNull(takenAt);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(keyId);
        Objects.requireNonNull(signature);
        if (!format.equals(FORMAT) || number < 1 || previousCount < 0 || count < previousCount) {
            throw new IllegalArgumentException("Not a checkpoint");
        }
    }

    /** @param before the checkpoint before this one, null for the first; root of the tree over the events since it */
    public static Checkpoint take(@Nullable Checkpoint before, LedgerEntry head, Hash root, Instant at, SigningKey key)
            throws GeneralSecurityException {
        Checkpoint unsigned = new Checkpoint(
                FORMAT,
                before == null ? 1 : before.number() + 1,
                Math.max(0, head.globalIndex()),
                head.position(),
                head.chain(),
                before == null ? 0 : before.count(),
                root,
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                before == null ? NONE : before.hash(),
                key.id(),
                "");
        return unsigned.with(key.sign(unsigned.signedBytes()));
    }

    private Checkpoint with(byte[] signed) {
        return new Checkpoint(
                format,
                number,
                globalIndex,
                count,
                chain,
                previousCount,
                root,
                takenAt,
                previous,
                keyId,
                Base64.getEncoder().encodeToString(signed));
    }

    /** @throws IllegalArgumentException where the text is not, to the letter, what {@link #toJson} gives */
    public static Checkpoint parse(String json) {
        try {
            Checkpoint checkpoint = JSON.readValue(json, Checkpoint.class);
            if (!checkpoint.toJson().equals(json.strip())) {
                throw new IllegalArgumentException("The text of a checkpoint was changed");
            }
            return checkpoint;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a checkpoint", e);
        }
    }

    public String toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    @JsonIgnore
    public boolean isSignedBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signedBytes());
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** By this the next checkpoint names it. */
    public Hash hash() {
        return fields().add(signature).hash();
    }

    private byte[] signedBytes() {
        return fields().bytes();
    }

    private Fields fields() {
        return new Fields(format)
                .add(number)
                .add(globalIndex)
                .add(count)
                .add(chain)
                .add(previousCount)
                .add(root)
                .add(takenAt)
                .add(previous)
                .add(keyId);
    }
}
