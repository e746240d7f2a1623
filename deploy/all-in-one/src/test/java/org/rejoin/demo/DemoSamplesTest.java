package org.rejoin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;

class DemoSamplesTest {

    @Test
    void the_file_of_samples_is_accepted_whatever_the_day() {
        try (Service service = Service.start(Service.temporaryData(), "--rejoin.demo.samples=true")) {
            As principal = As.account(service.address(), "registrar-a").withoutWaiting();

            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(principal
                            .get("/api/cases?list=ALL&size=1")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(200));
        }
    }
}
