package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionTest {

    @ParameterizedTest
    @ValueSource(strings = {"production", "production,demo"})
    void production_starts_and_knows_no_account_of_the_demo(String profiles) {
        try (Service service = Service.start(
                Service.temporaryData(), "--spring.profiles.active=" + profiles, "--rejoin.database=embedded")) {
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
}
