package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionTest {

    private static final String HTTPS = "--rejoin.public-url=https://rejoin.example";

    @ParameterizedTest
    @ValueSource(strings = {"production", "production,demo"})
    void production_starts_and_knows_no_account_of_the_demo(String profiles) {
        try (Service service = production(Service.temporaryData(), profiles, HTTPS)) {
            As.Answer refused = As.account(service.address(), "agency").get("/api/cases");

            assertThat(As.account(service.address(), "agency")
                            .with("Authorization", "")
                            .get("/actuator/health")
                            .status())
                    .isEqualTo(200);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEmpty();
        }
    }

    @Test
    void production_does_not_start_on_the_database_of_a_demo() {
        Path data = Service.temporaryData();
        Service.start(data).close();

        assertThatThrownBy(() -> production(data, "production", HTTPS).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("accounts of the demo");
        Service.start(data).close(); // it stays a demo
    }

    @Test
    void production_asks_for_the_address_people_open() {
        assertThatThrownBy(
                        () -> production(Service.temporaryData(), "production").close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("rejoin.public-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://rejoin.example", "rejoin.example", "https://", "http://localhost.example", "a b"})
    void the_address_people_open_is_one_of_https(String address) {
        assertThatThrownBy(() -> production(Service.temporaryData(), "production", "--rejoin.public-url=" + address)
                        .close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("https");
    }

    @ParameterizedTest
    @CsvSource({"native, server.tomcat.remoteip.internal-proxies", "framework, native"})
    void production_trusts_no_proxy_it_was_not_told_of(String strategy, String named) {
        assertThatThrownBy(() -> production(
                                Service.temporaryData(),
                                "production",
                                HTTPS,
                                "--server.forward-headers-strategy=" + strategy)
                        .close())
                .isInstanceOfSatisfying(CannotStart.class, refusal -> assertThat(refusal.remedy())
                        .contains(named));
    }

    private static Service production(Path data, String profiles, String... settings) {
        List<String> all =
                new ArrayList<>(List.of("--spring.profiles.active=" + profiles, "--rejoin.database=embedded"));
        all.addAll(List.of(settings));
        return Service.start(data, all.toArray(String[]::new));
    }
}
