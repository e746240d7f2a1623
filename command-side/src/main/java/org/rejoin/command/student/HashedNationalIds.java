package org.rejoin.command.student;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rejoin.event.DataClass;
import org.rejoin.keystore.Keys;
import org.springframework.stereotype.Component;

/**
 * Keyed hashes (HMAC-SHA-256) under a key of the key store that belongs to no person: rows that others deliver are not
 * made anew here, so their key does not change with the one by which students are found.
 */
@Component
class HashedNationalIds implements NationalIdIndex {

    private static final String SUBJECT = "3f0c8f5e-5d0b-4c55-9a51-0a3de0f7b6c1";
    private static final String MAC = "HmacSHA256";

    private final Keys keys;

    HashedNationalIds(Keys keys) {
        this.keys = keys;
    }

    @Override
    public String of(String text) {
        try {
            Mac hmac = Mac.getInstance(MAC);
            hmac.init(
                    new SecretKeySpec(keys.current(SUBJECT, DataClass.REGISTER).bytes(), MAC));
            return HexFormat.of().formatHex(hmac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
