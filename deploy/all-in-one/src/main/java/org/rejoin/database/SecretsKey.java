package org.rejoin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that encrypts second factors, beside the embedded database and in none of its backups. */
final class SecretsKey {

    private static final int BYTES = 32;

    private SecretsKey() {}

    static String in(Path data) throws IOException {
        Path file = data.resolve("secrets.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            // complete or not there: a crash leaves no half a key
            Path fresh = OwnerOnly.file(data.resolve("secrets.key.new"));
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
            Files.move(fresh, file);
        }
        return Files.readString(file).strip();
    }
}
