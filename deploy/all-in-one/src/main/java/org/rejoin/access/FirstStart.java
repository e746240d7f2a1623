package org.rejoin.access;

import org.rejoin.command.firststart.FirstAdministrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the link of the first administrator; the demo has one. */
@Component
@Profile("!(" + DemoAccounts.PROFILE + ")")
class FirstStart {

    /** The only logger that ever names a token: who keeps logs elsewhere can send this one to the console alone. */
    private static final Logger CONSOLE = LoggerFactory.getLogger("rejoin.first-start");

    private final FirstAdministrator first;
    private final String address;

    FirstStart(FirstAdministrator first, @Value("${rejoin.public-url:http://localhost:8080}") String address) {
        this.first = first;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        first.newToken()
                .ifPresent(token -> CONSOLE.warn(
                        "There is no administrator yet. Whoever opens this address becomes the first; it works once,"
                                + " for a while and until the next start: {}/first-administrator#{}",
                        address,
                        token));
    }
}
