package org.rejoin.command.place;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NullLockFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * No lock in memory: what is late holds the row of the deadline, whoever holds the places is about to write that row, and with
 * a second lock each would wait for the other. The sequence number of the next event decides who was first.
 */
@Configuration(proxyBeanMethods = false)
class NoLockOfPlaces {

    static final String NAME = "noLockOfPlaces";

    @Bean(NAME)
    LockFactory noLockOfPlaces() {
        return NullLockFactory.INSTANCE;
    }
}
