package org.rejoin.command.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Declined;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@Tag("R-PWD-03")
class PasswordsTest {

    private static final int SMALL_KIB = 256;

    @Test
    void a_hash_proves_its_password_and_tells_nothing_of_it() {
        Passwords passwords = new Passwords(19456, 2, 1, 0, 5000);
        String hash = passwords.hash("Tree-9-rivers");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("Tree");
        assertThat(hash).isNotEqualTo(passwords.hash("Tree-9-rivers"));
        assertThat(passwords.matches("Tree-9-rivers", hash)).isTrue();
        assertThat(passwords.matches("Tree-9-river", hash)).isFalse();
        assertThat(passwords.matches("Tree-9-rivers", null)).isFalse();
        assertThat(passwords.isOutdated(hash)).isFalse();
        assertThat(new Passwords(SMALL_KIB, 1, 1, 0, 5000).isOutdated(hash)).isFalse();
        assertThat(passwords.isOutdated(new Passwords(SMALL_KIB, 1, 1, 0, 5000).hash("x")))
                .isTrue();
    }

    @Test
    void never_more_hashes_at_once_than_there_are_turns() throws Exception {
        CountingArgon2 argon2 = new CountingArgon2();
        Passwords passwords = new Passwords(argon2, 2, 600_000);

        List<@Nullable Throwable> failures = atOnce(32, passwords);

        assertThat(failures).containsOnlyNulls();
        assertThat(argon2.most.get()).isEqualTo(2);
    }

    @Test
    void by_default_a_quarter_of_the_heap_bears_them() {
        assertThat(Passwords.bearable(19456)).isBetween(1, 1024);
        assertThat(Passwords.bearable(19456) * 19456L * 1024)
                .isLessThanOrEqualTo(
                        Math.max(19456L * 1024, Runtime.getRuntime().maxMemory() / 4));
        assertThat(Passwords.bearable(Integer.MAX_VALUE)).isEqualTo(1);
    }

    @Test
    void who_waits_too_long_for_a_turn_is_told_that_the_service_is_busy() throws Exception {
        Passwords passwords = new Passwords(65536, 4, 1, 1, 1);

        List<@Nullable Throwable> failures = atOnce(16, passwords);

        assertThat(failures).containsNull();
        assertThat(failures).filteredOn(failure -> failure != null).isNotEmpty().allSatisfy(failure -> assertThat(
                        failure)
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.status())
                        .isEqualTo(503)));
    }

    private static List<@Nullable Throwable> atOnce(int times, Passwords passwords) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CyclicBarrier start = new CyclicBarrier(times);
        List<Future<@Nullable Throwable>> work = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            work.add(threads.submit(() -> {
                start.await();
                return catchThrowable(() -> passwords.matches("Tree-9-rivers", null));
            }));
        }
        List<@Nullable Throwable> failures = new ArrayList<>();
        for (Future<@Nullable Throwable> one : work) {
            failures.add(one.get());
        }
        threads.shutdown();
        return failures;
    }

    /** Counts how many compute at the same time. */
    private static final class CountingArgon2 extends Argon2PasswordEncoder {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        private CountingArgon2() {
            super(16, 32, 1, 4096, 2);
        }

        @Override
        protected boolean matchesNonNull(String password, String hash) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return super.matchesNonNull(password, hash);
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
