package org.rejoin.command.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears events as they are published: in their transaction, hence never again on a replay. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    ConfigurerModule mailOnEventsProcessing() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerSubscribingEventProcessor(MailOnEvents.GROUP)
                // the default logs a failing event and goes on
                .registerListenerInvocationErrorHandler(
                        MailOnEvents.GROUP, configuration -> PropagatingErrorHandler.instance()));
    }

    @Bean
    MeterBinder waitingMail(Mails mails) {
        return meters -> Gauge.builder("rejoin.mail", mails, all -> all.count(Mails.Standing.WAITING))
                .tag("standing", "WAITING")
                .register(meters);
    }

    @Bean
    MeterBinder failedMail(Mails mails) {
        return meters -> Gauge.builder("rejoin.mail", mails, all -> all.count(Mails.Standing.FAILED))
                .tag("standing", "FAILED")
                .register(meters);
    }
}
