package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.As;

/** Whatever somebody writes into the address of a page, the page is answered, and nothing of it stays. */
class OddAddressesTest {

    private static As browserOf(String account) {
        return As.account(account).with("Accept", "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E7%8E%8B", "%20", "%3FschoolYear=1", "AGENCY%3FschoolYear=1", "%7Bid%7D", "999"})
    void a_calendar_of_nobody_is_not_there(String authority) {
        assertThat(browserOf("agency").get("/calendars/" + authority).status()).isEqualTo(404);
    }

    @Test
    void a_calendar_of_somebody_is() {
        assertThat(browserOf("agency").get("/calendars/AGENCY").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/a#b#c",
                "/[",
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "https://elsewhere.example/",
                "/王"
            })
    void who_is_sent_on_to_no_address_of_the_service_comes_to_its_first_page(String to) {
        As.Answer preferences = As.nobody().get("/preferences?theme=DARK&to=" + encoded(to));
        assertThat(preferences.status()).isEqualTo(303);
        assertThat(preferences.header("Location"))
                .hasValueSatisfying(place -> assertThat(place).matches("(https?://[^/]+)?/"));

        As.Answer signIn = As.nobody().with("Accept", "text/html").get("/sign-in?to=" + encoded(to));
        assertThat(signIn.status()).isEqualTo(200);
        assertThat(signIn.text()).contains("data-then=\"/\"");
    }

    @Test
    void who_is_sent_on_within_the_service_comes_there() {
        assertThat(As.nobody()
                        .get("/preferences?theme=DARK&to=" + encoded("/cases?list=ALL&q=%E7%8E%8B#top"))
                        .header("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/cases?list=ALL&q=%E7%8E%8B#top"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z",
                "2026-13-45T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "T",
                "王Z"
            })
    @Tag("R-STA-04")
    void a_moment_that_is_none_is_named_next_to_its_field(String asOf) {
        wrongMoment(asOf);
    }

    @Test
    @Tag("R-STA-04")
    void a_moment_to_come_is_refused_as_a_day_to_come_is() {
        wrongMoment(Instant.now().plus(2, ChronoUnit.DAYS).toString());
    }

    private static void wrongMoment(String asOf) {
        As.Answer page = browserOf("registrar-a").get("/statistics?asOf=" + encoded(asOf));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("不能晚於今天");
    }

    @ParameterizedTest
    @ValueSource(strings = {"school=王小明", "school=A123456789", "from=王小明", "asOf=王小明", ""})
    @Tag("c28")
    void without_a_roster_on_the_page_nothing_is_recorded(String typed) {
        long before = log().json().get("total").asLong();
        String[] parts = (typed + "=").split("=", -1);
        String query = typed.isEmpty() ? "" : "?" + parts[0] + "=" + encoded(parts[1]);

        assertThat(browserOf("county").get("/statistics/roster" + query).status())
                .isEqualTo(200);

        assertThat(log().json().get("total").asLong()).isEqualTo(before);
        assertThat(log().text()).doesNotContain("王小明", "A123456789");
    }

    @Test
    @Tag("c28")
    void a_roster_on_the_page_is_recorded_by_what_was_understood() {
        assertThat(browserOf("county")
                        .get("/statistics/roster?from=2026-08-01&to=2026-11-30&school=990001&basis=" + encoded("王小明"))
                        .status())
                .isEqualTo(200);

        assertThat(log().text())
                .contains("ROSTER_EXPORTED", "from=2026-08-01 to=2026-11-30 basis=REPORTED age=ALL school=990001");
        assertThat(log().text()).doesNotContain("王小明");
    }

    private static As.Answer log() {
        return As.account("agency").get("/api/access-log?account=county&size=100");
    }
}
