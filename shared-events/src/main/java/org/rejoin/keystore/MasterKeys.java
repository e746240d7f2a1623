package org.rejoin.keystore;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Wraps every other key; lives outside the database. The first wraps, the earlier ones still unwrap. */
final class MasterKeys {

    static final int BYTES = 32;

    private static final int FINGERPRINT_BYTES = 8;

    private final String current;
    private final Map<String, AesGcmJce> byFingerprint = new LinkedHashMap<>();

    MasterKeys(byte[] current, List<byte[]> earlier) {
        this.current = add(current);
        earlier.forEach(this::add);
    }

    /** @throws IllegalArgumentException without the text, which may be a key with a typing error */
    static byte[] decode(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("A master key is " + BYTES + " bytes in Base64");
        }
        return key;
    }

    private String add(byte[] key) {
        String fingerprint = fingerprintOf(key);
        try {
            byFingerprint.put(fingerprint, new AesGcmJce(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return fingerprint;
    }

    // of a random key: tells which it is and nothing else
    private static String fingerprintOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("rejoin-master-key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), FINGERPRINT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String current() {
        return current;
    }

    Set<String> known() {
        return Set.copyOf(byFingerprint.keySet());
    }

    byte[] wrap(byte[] key, String what) {
        try {
            return master(current).encrypt(key, what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be wrapped", e);
        }
    }

    /** @param what the same as when it was wrapped: a row that was given another's key does not open */
    byte[] unwrap(String master, byte[] wrapped, String what) {
        try {
            return master(master).decrypt(wrapped, what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A wrapped key does not open: it was changed, or is another's", e);
        }
    }

    private AesGcmJce master(String fingerprint) {
        @Nullable AesGcmJce master = byFingerprint.get(fingerprint);
        if (master == null) {
            throw new IllegalStateException("The master key " + fingerprint
                    + " is missing: set it in rejoin.keys.master or rejoin.keys.master-earlier");
        }
        return master;
    }
}
