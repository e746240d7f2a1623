package org.rejoin.command.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rejoin.event.DataClass;
import org.rejoin.keystore.Keys;
import org.springframework.stereotype.Component;

/**
 * Tells whether a request is the same again (HMAC-SHA-256). Keyed, as HashedNationalIds are but by a key of its own: from
 * a bare hash of a filing whoever has the table could try out national ids.
 */
@Component
class RequestHash {

    private static final String SUBJECT = "8d5b0c52-62d5-4a43-9a0f-2f3f4f1c7e96";
    private static final String MAC = "HmacSHA256";

    private final Keys keys;

    RequestHash(Keys keys) {
        this.keys = keys;
    }

    String of(String kind, byte[] content) {
        try {
            Mac hmac = Mac.getInstance(MAC);
            hmac.init(new SecretKeySpec(keys.current(SUBJECT, DataClass.ACCOUNT).bytes(), MAC));
            hmac.update(kind.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hmac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
