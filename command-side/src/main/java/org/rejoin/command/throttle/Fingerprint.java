package org.rejoin.command.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Recognises names, browsers and addresses without keeping them. */
final class Fingerprint {

    private static final int NETWORK_BYTES = 8;

    private Fingerprint() {}

    static String ofAccount(String account) {
        return sha256(account.strip().toLowerCase(Locale.ROOT));
    }

    static String ofBrowser(String browser) {
        return sha256(browser);
    }

    /** Of an IPv6 address its network: one house has 2^64 of them. */
    static String ofAddress(String address) {
        // resolves no name: what is no number stays as it is
        if (!address.contains(":")) {
            return sha256(address);
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? sha256(HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)))
                    : sha256(address);
        } catch (UnknownHostException e) {
            return sha256(address);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
