package org.rejoin.query.page;

import java.net.URI;
import java.net.URISyntaxException;

/** Where somebody is sent next: never to another site. */
public final class OwnAddress {

    public static final String HOME = "/";

    // two slashes would begin another site, and a backslash is one to some browsers
    private static final String WITHIN = "/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>^`{|}]]*";

    private OwnAddress() {}

    /** The address, or that of the first page where it is none of this service. */
    public static String of(String address) {
        return address.matches(WITHIN) && isAddress(address) ? address : HOME;
    }

    private static boolean isAddress(String text) {
        try {
            return !new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
