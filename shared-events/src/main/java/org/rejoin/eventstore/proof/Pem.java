package org.rejoin.eventstore.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Keys as openssl reads and writes them. */
final class Pem {

    private Pem() {}

    static String write(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }

    static byte[] read(String kind, Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf("-----BEGIN " + kind + "-----");
        int end = text.indexOf("-----END " + kind + "-----");
        if (begin < 0 || end < begin) {
            throw new IOException(file + " holds no " + kind);
        }
        try {
            return Base64.getMimeDecoder()
                    .decode(text.substring(begin + kind.length() + 16, end).strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no " + kind, e);
        }
    }
}
