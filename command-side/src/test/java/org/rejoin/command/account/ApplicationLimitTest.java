package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rejoin.command.Declined;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApplicationLimitTest {

    private final ApplicationLimit limit = new ApplicationLimit(2);

    @Test
    void an_address_applies_so_often_and_no_oftener() {
        assertThat(comes("192.0.2.1")).isTrue();
        assertThat(comes("192.0.2.1")).isTrue();
        assertThatThrownBy(() -> comes("192.0.2.1")).isInstanceOfSatisfying(Declined.class, declined -> {
            assertThat(declined.status()).isEqualTo(429);
            assertThat(declined.retryAfter()).isPositive();
        });
        assertThat(comes("192.0.2.2")).isTrue();
    }

    @Test
    void of_a_network_of_ipv6_all_addresses_are_one() {
        comes("2001:db8::1");
        comes("2001:db8::2");
        assertThatThrownBy(() -> comes("2001:db8::3")).isInstanceOf(Declined.class);
        assertThat(comes("2001:db8:0:1::3")).isTrue();
    }

    private boolean comes(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return limit.preHandle(request, new MockHttpServletResponse(), this);
    }
}
