package org.rejoin.eventstore.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys whose signatures count. */
public final class PublicKeys {

    static final String PEM = "PUBLIC KEY";

    private final Map<String, PublicKey> byId;

    private PublicKeys(Map<String, PublicKey> byId) {
        this.byId = Map.copyOf(byId);
    }

    /** @param files keys, or directories whose every {@code *.pub.pem} is one */
    public static PublicKeys of(List<Path> files) throws IOException, GeneralSecurityException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (Path file : files) {
            for (Path one : Files.isDirectory(file) ? in(file) : List.of(file)) {
                PublicKey key = read(one);
                keys.put(idOf(key), key);
            }
        }
        return new PublicKeys(keys);
    }

    private static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".pub.pem")).toList();
        }
    }

    static PublicKey read(Path file) throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(Checkpoint.ALGORITHM).generatePublic(new X509EncodedKeySpec(Pem.read(PEM, file)));
    }

    static String idOf(PublicKey key) {
        return Hash.of(key.getEncoded()).toString().substring(0, 16);
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public boolean know(String keyId) {
        return byId.containsKey(keyId);
    }

    public boolean accept(Checkpoint checkpoint) {
        PublicKey key = byId.get(checkpoint.keyId());
        return key != null && checkpoint.isSignedBy(key);
    }
}
