package org.rejoin.command.absence;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NullLockFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A watch takes no lock in memory: what is late holds the row of the deadline, a class list is about to write that row, and
 * with a second lock each would wait for the other. The sequence number of the next event decides who was first; the other
 * tries again.
 */
@Configuration(proxyBeanMethods = false)
class NoLockOfWatches {

    static final String NAME = "noLockOfWatches";

    @Bean(NAME)
    LockFactory noLockOfWatches() {
        return NullLockFactory.INSTANCE;
    }
}
