package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rejoin.As;
import org.rejoin.Service;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UntrustedProxyTest {

    @Test
    void a_proxy_nobody_listens_to_is_told_of_once(CapturedOutput console) {
        try (Service service = Service.start(Service.temporaryData())) {
            As proxied = As.nobody(service.address()).with("X-Forwarded-For", "203.0.113.7");

            proxied.get("/api/password-policy");
            proxied.get("/api/password-policy");

            assertThat(console.getAll().split("X-Forwarded-For", -1)).hasSize(2);
            assertThat(console).doesNotContain("203.0.113.7");
        }
    }
}
