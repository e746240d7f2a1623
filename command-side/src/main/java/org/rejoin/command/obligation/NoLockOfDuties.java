package org.rejoin.command.obligation;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NullLockFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The duties of a case take no lock in memory: who looks because a deadline is due holds its row, who looks because the case
 * moved is about to write that row, and with a second lock each would wait for the other. The sequence number of the next
 * event decides who was first; the other looks again.
 */
@Configuration(proxyBeanMethods = false)
class NoLockOfDuties {

    static final String NAME = "noLockOfDuties";

    @Bean(NAME)
    LockFactory none() {
        return NullLockFactory.INSTANCE;
    }
}
