package org.rejoin.keystore;

/** The keys cannot be asked for just now: nothing personal is read or written until they can. Try again. */
public final class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnavailable(Exception cause) {
        super("The key store does not answer", cause);
    }
}
