package org.rejoin.command.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rejoin.command.Declined;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts what must be read again: whoever has only the database has no second factor. */
@Component
public class SecretBox {

    private static final Logger LOG = LoggerFactory.getLogger(SecretBox.class);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    SecretBox(@Value("${rejoin.secrets.key:}") String key) {
        this.key = Base64.getDecoder().decode(key.strip());
        if (this.key.length != 0 && this.key.length != 32) {
            throw new IllegalStateException("rejoin.secrets.key is 32 bytes in Base64");
        }
    }

    public boolean hasKey() {
        return key.length > 0;
    }

    /** @param owner whom it belongs to: nobody else's record opens with it */
    public byte[] seal(byte[] secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner, secret, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /** Declines what was sealed with another key, or with one that is no longer set. */
    public byte[] open(byte[] sealed, String owner) {
        if (!hasKey()) {
            throw unreadable();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), owner, sealed, NONCE_BYTES);
        } catch (IllegalStateException e) {
            throw unreadable();
        }
    }

    private static Declined unreadable() {
        LOG.error(
                "A second factor, or the secret of a webhook, was not encrypted with this rejoin.secrets.key: set the former"
                        + " key again, or have the second factors removed and the webhooks made anew");
        return new Declined(503, "SECOND_FACTOR_UNREADABLE");
    }

    private byte[] cipher(int mode, byte[] nonce, String owner, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
