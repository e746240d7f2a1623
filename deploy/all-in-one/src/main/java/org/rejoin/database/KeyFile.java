package org.rejoin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A key beside the embedded database and in none of its backups, made when it is first asked for. */
final class KeyFile {

    private static final int BYTES = 32;

    private KeyFile() {}

    static String in(Path data, String name) throws IOException {
        Path file = data.resolve(name);
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            // complete or not there: a crash leaves no half a key
            Path fresh = OwnerOnly.file(data.resolve(name + ".new"));
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
            Files.move(fresh, file);
        }
        return Files.readString(file).strip();
    }
}
