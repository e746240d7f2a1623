package org.rejoin.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords of the embedded server's roles: made at the first start, readable by the operating system's user alone. */
final class Passwords {

    private static final String[] ROLES = {"postgres", "rejoin_owner", "rejoin_app", "rejoin_keys", "rejoin_reporting"};

    private final Properties byRole;

    private Passwords(Properties byRole) {
        this.byRole = byRole;
    }

    static Passwords generate() {
        SecureRandom random = new SecureRandom();
        Properties byRole = new Properties();
        for (String role : ROLES) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            byRole.setProperty(role, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
        return new Passwords(byRole);
    }

    static Passwords read(Path file) throws IOException {
        Properties byRole = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            byRole.load(in);
        }
        return new Passwords(byRole);
    }

    void write(Path file) throws IOException {
        Path unfinished = OwnerOnly.file(file.resolveSibling(file.getFileName() + ".new"));
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            byRole.store(out, "database passwords of this installation; keep them with every copy of the directory");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String of(String role) {
        String password = byRole.getProperty(role);
        if (password == null) {
            throw new IllegalStateException("No password for the role " + role);
        }
        return password;
    }
}
