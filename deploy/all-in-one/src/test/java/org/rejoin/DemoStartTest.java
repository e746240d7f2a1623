package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rejoin.command.firststart.FirstAdministrator;

/** Published passwords open nothing but a demo. */
class DemoStartTest {

    @Test
    void the_demo_does_not_start_on_the_database_of_a_production() {
        Path data = Service.temporaryData();
        try (Service production = Service.start(
                data,
                "--spring.profiles.active=production",
                "--rejoin.database=embedded",
                "--rejoin.public-url=https://rejoin.example")) {
            String token =
                    production.beanOf(FirstAdministrator.class).newToken().orElseThrow();
            As.Answer opened = As.nobody(production.address())
                    .post("/api/first-administrator", """
                    {"token":"%s","accountId":"%s","account":"admin0001","name":"石文彥","email":"admin@agency.example",
                     "phone":"04-1234567","password":"Meihua-7-Kaoliang"}""".formatted(token, UUID.randomUUID()));
            assertThat(opened.status()).isEqualTo(204);
        }

        assertThatThrownBy(() -> Service.start(data).close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no account of the demo");
    }

    @Test
    void the_demo_does_not_touch_an_external_database() {
        assertThatThrownBy(() -> Service.start(
                                Service.temporaryData(),
                                "--spring.datasource.url=jdbc:postgresql://nowhere.example/rejoin")
                        .close())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("external database");
    }
}
