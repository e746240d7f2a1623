package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.FAILURES_OF_ADDRESS;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.after;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.from;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.newAddress;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.secondNode;
import static org.rejoin.signin.SignInWorld.tutor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("R-PWD-01")
@Tag("c29")
class ThrottleTest {

    @Test
    void five_failures_block_an_account_for_fifteen_minutes_in_every_browser_it_was_not_used_in() {
        Holder holder = tutor();
        fail(holder, newAddress(), 5);

        As.Answer blocked = holder.signsIn(newAddress(), PASSWORD);

        assertThat(blocked.status()).isEqualTo(429);
        assertThat(blocked.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(retryAfter(blocked)).isBetween(14 * 60L, 15 * 60L);
        after(Duration.ofMinutes(15));
        assertThat(holder.signsIn(newAddress(), PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void each_further_block_is_twice_as_long_and_none_longer_than_a_day() {
        Holder holder = tutor();
        for (long minutes : new long[] {15, 30, 60, 120, 240, 480, 960, 1440, 1440}) {
            fail(holder, newAddress(), 5);
            assertThat(retryAfter(holder.signsIn(newAddress(), PASSWORD))).isBetween(minutes * 60 - 30, minutes * 60);
            after(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void nobody_can_lock_a_colleague_out_of_the_browser_he_works_with() {
        Holder holder = tutor();
        String school = newAddress();
        As browser = browserOf(holder, school);

        fail(holder, school, 5);

        assertThat(holder.signsIn(school, PASSWORD).status())
                .as("in another browser, from the same address")
                .isEqualTo(429);
        assertThat(browser.trySignIn(holder.account(), PASSWORD).status()).isEqualTo(201);
        assertThat(holder.signsIn(school, PASSWORD).status())
                .as("his signing in does not help who guesses elsewhere")
                .isEqualTo(429);
    }

    @Test
    void who_shares_the_address_of_an_account_guesses_no_faster_than_anybody() {
        Holder holder = tutor();
        String school = newAddress();
        browserOf(holder, school);
        int looked = 0;
        for (int minute = 0; minute < 60; minute++) {
            looked += holder.signsIn(school, OTHER_PASSWORD).status() == 401 ? 1 : 0;
            after(Duration.ofMinutes(1));
        }

        assertThat(looked).isLessThanOrEqualTo(15);
    }

    @Test
    void a_browser_is_familiar_to_the_accounts_used_in_it_alone() {
        Holder holder = tutor();
        As colleagues = browserOf(tutor(), newAddress());
        fail(holder, newAddress(), 5);

        assertThat(colleagues.trySignIn(holder.account(), PASSWORD).status()).isEqualTo(429);
        assertThat(from(newAddress())
                        .with("Cookie", "REJOIN_BROWSER=" + "A".repeat(43))
                        .trySignIn(holder.account(), PASSWORD)
                        .status())
                .as("one nobody was given")
                .isEqualTo(429);
    }

    @Test
    void what_a_browser_is_known_by_is_out_of_reach_of_scripts_and_other_hosts_of_the_domain() {
        Holder holder = tutor();

        assertThat(cookie(holder.signsIn(PASSWORD)))
                .startsWith("REJOIN_BROWSER=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=")
                .doesNotContain("Domain");
        assertThat(cookie(nobody().with("X-Forwarded-Proto", "https").trySignIn(holder.account(), PASSWORD)))
                .startsWith("__Host-REJOIN_BROWSER=")
                .contains("Secure")
                .doesNotContain("Domain");
    }

    @Test
    void in_a_familiar_browser_failures_only_delay_longer_and_longer() {
        Holder holder = tutor();
        As browser = browserOf(holder, newAddress());
        for (int i = 0; i < 5; i++) {
            assertThat(browser.trySignIn(holder.account(), OTHER_PASSWORD).status())
                    .isEqualTo(401);
        }

        for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            As.Answer delayed = browser.trySignIn(holder.account(), OTHER_PASSWORD);
            assertThat(delayed.status()).isEqualTo(429);
            assertThat(retryAfter(delayed)).isBetween(1L, seconds);
            after(Duration.ofSeconds(seconds));
            assertThat(browser.trySignIn(holder.account(), OTHER_PASSWORD).status())
                    .isEqualTo(401);
        }
        after(Duration.ofSeconds(60));
        assertThat(browser.trySignIn(holder.account(), PASSWORD).status()).isEqualTo(201);
        assertThat(browser.trySignIn(holder.account(), OTHER_PASSWORD).status()).isEqualTo(401);
        assertThat(browser.trySignIn(holder.account(), PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void names_nobody_has_are_blocked_alike_whatever_their_case() {
        String unknown = "nobody-" + UUID.randomUUID().toString().substring(0, 8);
        String address = newAddress();
        for (int i = 0; i < 5; i++) {
            assertThat(from(address).trySignIn(unknown, PASSWORD).status()).isEqualTo(401);
        }

        As.Answer blocked = from(newAddress()).trySignIn(unknown.toUpperCase(java.util.Locale.ROOT), PASSWORD);

        assertThat(blocked.status()).isEqualTo(429);
        assertThat(retryAfter(blocked)).isBetween(14 * 60L, 15 * 60L);
    }

    @Test
    void letters_that_only_the_database_takes_for_the_same_are_no_way_round() {
        Holder holder = tutor();

        assertThat(from(newAddress())
                        .trySignIn(holder.account().replace('i', '\u0130'), PASSWORD)
                        .code())
                .isEqualTo("WRONG_CREDENTIALS");
        assertThat(holder.signsIn(newAddress(), PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void guesses_that_come_at_once_and_on_two_nodes_are_no_more_than_those_that_come_one_by_one() throws Exception {
        Holder holder = tutor();
        ExecutorService guessers = Executors.newFixedThreadPool(20);
        try (Service second = secondNode()) {
            List<Future<As.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                As stranger = from(newAddress());
                As guesser = i % 2 == 0 ? stranger : stranger.at(second.address());
                answers.add(guessers.submit(() -> guesser.trySignIn(holder.account(), OTHER_PASSWORD)));
            }
            int looked = 0;
            for (Future<As.Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(401, 429);
                looked += answer.get().status() == 401 ? 1 : 0;
            }
            assertThat(looked).isEqualTo(5);
        } finally {
            guessers.shutdown();
        }
    }

    @Test
    void who_tries_one_password_on_many_accounts_is_stopped_but_not_who_works_at_the_same_address() {
        String address = newAddress();
        Holder holder = tutor();
        As browser = browserOf(holder, address);
        for (int i = 0; i < FAILURES_OF_ADDRESS; i++) {
            assertThat(from(address)
                            .trySignIn("spray-" + UUID.randomUUID(), PASSWORD)
                            .status())
                    .isEqualTo(401);
        }

        after(Duration.ofMinutes(5));
        As.Answer refused = from(address).trySignIn("spray-" + UUID.randomUUID(), PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(retryAfter(refused)).as("the time left").isBetween(1L, 10 * 60L);
        assertThat(tutor().signsIn(address, PASSWORD).status()).isEqualTo(429);
        assertThat(browser.trySignIn(holder.account(), PASSWORD).status()).isEqualTo(201);
        after(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(tutor().signsIn(address, PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void all_addresses_of_one_house_are_one() {
        for (int i = 0; i < FAILURES_OF_ADDRESS; i++) {
            from("2001:db8:7:1::" + (i + 1)).trySignIn("spray-" + UUID.randomUUID(), PASSWORD);
        }

        assertThat(tutor().signsIn("2001:db8:7:1:aaaa::2", PASSWORD).status()).isEqualTo(429);
        assertThat(tutor().signsIn("2001:db8:7:2::1", PASSWORD).status()).isEqualTo(201);
    }

    @Test
    @Tag("L10")
    void a_mailed_link_lets_a_blocked_holder_in_again() {
        Holder holder = tutor();
        fail(holder, newAddress(), 5);
        String link = holder.link(LinkPurpose.RESET);
        assertThat(nobody().post("/api/account-links/password", json("token", link, "password", OTHER_PASSWORD))
                        .status())
                .isEqualTo(204);

        assertThat(holder.signsIn(newAddress(), OTHER_PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void the_current_password_cannot_be_guessed_in_a_session_left_open() {
        Holder holder = tutor();
        As session = holder.signsIn();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(session.put("/api/session/password", json("current", "x" + i, "password", OTHER_PASSWORD))
                    .status());
        }

        assertThat(answers).startsWith(400, 400, 400, 400, 400).contains(429);
    }

    @Test
    void what_is_kept_names_neither_account_nor_browser_nor_address() {
        Holder holder = tutor();
        String address = newAddress();
        String browser = cookie(holder.signsIn(address, PASSWORD)).replaceAll("^.*?=|;.*", "");
        holder.signsIn(address, OTHER_PASSWORD);

        for (String table : List.of("failed_sign_in", "familiar_browser", "failing_address")) {
            assertThat(bean(JdbcClient.class)
                            .sql("SELECT t::text FROM command_side." + table + " t")
                            .query(String.class)
                            .list())
                    .isNotEmpty()
                    .noneMatch(row -> row.contains(holder.account()) || row.contains(address) || row.contains(browser));
        }
    }

    /** Where he signed in once. */
    private static As browserOf(Holder holder, String address) {
        return from(address).inSessionOf(holder.signsIn(address, PASSWORD));
    }

    private static String cookie(As.Answer signedIn) {
        return signedIn.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.contains("REJOIN_BROWSER"))
                .findFirst()
                .orElseThrow();
    }

    private static void fail(Holder holder, String address, int times) {
        for (int i = 0; i < times; i++) {
            As.Answer answer = holder.signsIn(address, OTHER_PASSWORD);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        }
    }

    private static long retryAfter(As.Answer answer) {
        return Long.parseLong(answer.header("Retry-After").orElseThrow());
    }
}
