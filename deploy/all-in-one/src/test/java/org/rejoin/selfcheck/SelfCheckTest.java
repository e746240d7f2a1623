package org.rejoin.selfcheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rejoin.CannotStart;
import org.rejoin.Service;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;

class SelfCheckTest {

    @Test
    void the_service_does_not_start_on_a_server_that_does_not_wait_for_the_disk() {
        TestDatabase careless = TestDatabase.create();

        assertThatThrownBy(() -> Service.start(
                        Service.temporaryData(),
                        "--rejoin.demo.external-database=true",
                        "--spring.datasource.url=" + careless.url(),
                        "--spring.datasource.username=" + TestDatabase.APPLICATION,
                        "--rejoin.keys.user=" + TestDatabase.KEYS,
                        "--rejoin.keys.master=" + TestKeys.MASTER,
                        "--rejoin.migrations.user=" + TestDatabase.OWNER,
                        "--rejoin.migrations.password="))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("fsync = off");
    }
}
