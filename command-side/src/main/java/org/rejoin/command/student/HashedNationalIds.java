package org.rejoin.command.student;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keyed hashes (HMAC-SHA-256) with the secret of the deployment. */
@Component
class HashedNationalIds implements NationalIdIndex {

    private final SecretKeySpec key;

    HashedNationalIds(@Value("${rejoin.secrets.key:}") String secret) {
        byte[] bytes = Base64.getDecoder().decode(secret.strip());
        key = new SecretKeySpec(bytes.length == 0 ? new byte[32] : bytes, "HmacSHA256");
    }

    @Override
    public String of(String text) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(key);
            return HexFormat.of().formatHex(hmac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
