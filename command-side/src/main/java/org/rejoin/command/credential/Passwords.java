package org.rejoin.command.credential;

import java.text.Normalizer;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, never more of it at once than a quarter of the heap bears: who waits too long for a turn gets 503. */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;
    private final Semaphore turns;
    private final long waitMillis;
    private final String hashOfNobody;

    @Autowired
    Passwords(
            @Value("${rejoin.password.memory-kib:19456}") int memoryKib,
            @Value("${rejoin.password.iterations:2}") int iterations,
            @Value("${rejoin.password.parallelism:1}") int parallelism,
            @Value("${rejoin.password.at-once:0}") int atOnce,
            @Value("${rejoin.password.wait-millis:5000}") long waitMillis) {
        this(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, parallelism, memoryKib, iterations),
                atOnce > 0 ? atOnce : bearable(memoryKib),
                waitMillis);
    }

    Passwords(Argon2PasswordEncoder argon2, int atOnce, long waitMillis) {
        this.argon2 = argon2;
        this.turns = new Semaphore(atOnce, true);
        this.waitMillis = waitMillis;
        this.hashOfNobody = encoded(UUID.randomUUID().toString());
    }

    /** The same password typed on two systems is the same characters. */
    static String normalised(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    String hash(String password) {
        return inTurn(() -> encoded(password));
    }

    /** @param hash null where there is none to compare with: takes as long, and is false */
    boolean matches(String password, @Nullable String hash) {
        return inTurn(() -> argon2.matches(password, hash == null ? hashOfNobody : hash)) && hash != null;
    }

    /** Whether the hash was made with other parameters than today's. */
    boolean isOutdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private String encoded(String password) {
        return Objects.requireNonNull(argon2.encode(password));
    }

    static int bearable(int memoryKib) {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        return (int) Math.max(1, Math.min(1024, quarter / (memoryKib * 1024L)));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
                throw new Declined(503, "BUSY");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Declined(503, "BUSY");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
