package org.rejoin.eventstore.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256; lower-case hex where it is text. */
public final class Hash {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A SHA-256 has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes;
    }

    public static Hash of(byte[] content) {
        return new Hash(sha256().digest(content));
    }

    /** Of something other than content, named by a text: where a chain begins, what an empty tree has for root. */
    static Hash named(String name) {
        return of(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** As a table holds it; what is no hash at all equals none. */
    public static Hash stored(byte @Nullable [] bytes) {
        return bytes == null || bytes.length != BYTES ? named("not a hash") : new Hash(bytes.clone());
    }

    @JsonCreator
    public static Hash parse(String hex) {
        Hash hash = new Hash(HexFormat.of().parseHex(hex));
        if (!hash.toString().equals(hex)) {
            throw new IllegalArgumentException("Hashes are written in lower case");
        }
        return hash;
    }

    /** Of a mark that tells leaves, nodes and links apart, and two hashes. */
    static Hash join(byte mark, Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(mark);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    static Hash mark(byte mark, Hash one) {
        MessageDigest digest = sha256();
        digest.update(mark);
        digest.update(one.bytes);
        return new Hash(digest.digest());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
