package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.from;
import static org.rejoin.signin.SignInWorld.newAddress;
import static org.rejoin.signin.SignInWorld.tutor;
import static org.rejoin.signin.SignInWorld.withoutPassword;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.event.Role;

@Tag("R-PWD-01")
@Tag("R-PWD-03")
class SignInTimeTest {

    private static final int ROUNDS = 40;
    private static final int WARM_UP = 5;
    // a hash takes some 50 ms, everything else a few: skipping it for unknown accounts would be a ratio of 5 and more
    private static final double NOISE = 1.5;

    @Test
    void how_long_a_refusal_takes_does_not_tell_whether_the_account_exists_or_has_a_password() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        List<Long> withoutPassword = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String knownAccount = tutor().account();
            String emptyAccount = withoutPassword(Role.TUTOR).account();
            long one = timeOf(knownAccount);
            long two = timeOf("nobody-" + UUID.randomUUID().toString().substring(0, 8));
            long three = timeOf(emptyAccount);
            if (round >= WARM_UP) {
                known.add(one);
                unknown.add(two);
                withoutPassword.add(three);
            }
        }

        double base = median(known);
        assertThat(median(unknown) / base).isBetween(1 / NOISE, NOISE);
        assertThat(median(withoutPassword) / base).isBetween(1 / NOISE, NOISE);
    }

    private static long timeOf(String account) {
        As stranger = from(newAddress());
        long start = System.nanoTime();
        As.Answer answer = stranger.trySignIn(account, OTHER_PASSWORD);
        long time = System.nanoTime() - start;
        assertThat(answer.status()).isEqualTo(401);
        return time;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
