package org.rejoin.command.student;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Rows that are only ever looked up by a national id: found by its keyed hash and opened by a key made of it. Who has the
 * table, even with the deployment's secret, cannot list it.
 */
@Component
public class SealedById {

    private final NationalIdIndex index;

    SealedById(NationalIdIndex index) {
        this.index = index;
    }

    /** By what the row of a table is found. */
    public String rowOf(String table, String nationalId) {
        return index.of(table + "|row|" + nationalId);
    }

    public byte[] seal(String table, String nationalId, byte[] content) {
        try {
            return box(table, nationalId).encrypt(content, table.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not be sealed", e);
        }
    }

    public byte[] open(String table, String nationalId, byte[] sealed) {
        try {
            return box(table, nationalId).decrypt(sealed, table.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Was not sealed for this id with this secret", e);
        }
    }

    private AesGcmJce box(String table, String nationalId) throws GeneralSecurityException {
        byte[] secret = index.of(table + "|key|" + nationalId).getBytes(StandardCharsets.UTF_8);
        return new AesGcmJce(MessageDigest.getInstance("SHA-256").digest(secret));
    }
}
