package org.rejoin.command.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void one_s_own_network_is_not_for_webhooks(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> new PublicAddresses(false).resolve(address))
                .isInstanceOf(PublicAddresses.NotPublic.class);
        assertThat(new PublicAddresses(true).resolve(address)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "168.95.1.1",
                "2001:4860:4860::8888",
                "2400::1"
            })
    void what_lies_outside_is(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void the_client_connects_to_nothing_else() throws Exception {
        WebhookClient client =
                new WebhookClient(new DefaultSslBundleRegistry(), false, "", java.time.Duration.ofSeconds(2));
        try {
            assertThat(client.post("https://localhost:1/", "{}", "").failure()).isEqualTo("ADDRESS_NOT_PUBLIC");
            assertThat(client.post("https://127.0.0.1:1/", "{}", "").failure()).isEqualTo("ADDRESS_NOT_PUBLIC");
            assertThat(client.post("https://[::1]:1/", "{}", "").failure()).isEqualTo("ADDRESS_NOT_PUBLIC");
            // numbers as only programs write them
            assertThat(client.post("https://2130706433:1/", "{}", "").failure())
                    .isIn("ADDRESS_NOT_PUBLIC", "HOST_UNKNOWN", "UNREACHABLE");
        } finally {
            client.destroy();
        }
    }
}
