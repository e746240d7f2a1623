package org.rejoin.command.transferout;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NullLockFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A transfer takes no lock in memory: what is late holds the row of the deadline, whoever records something is about to write
 * that row, and with a second lock each would wait for the other. The sequence number of the next event decides who was
 * first; the other tries again.
 */
@Configuration(proxyBeanMethods = false)
class NoLockOfTransfers {

    static final String NAME = "noLockOfTransfers";

    @Bean(NAME)
    LockFactory noLockOfTransfers() {
        return NullLockFactory.INSTANCE;
    }
}
