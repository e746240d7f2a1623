package org.rejoin.command.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears events as they are published: in their transaction. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    ConfigurerModule webhooksOnEventsProcessing() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerSubscribingEventProcessor(WebhooksOnEvents.GROUP)
                // the default logs a failing event and goes on
                .registerListenerInvocationErrorHandler(
                        WebhooksOnEvents.GROUP, configuration -> PropagatingErrorHandler.instance()));
    }

    @Bean
    MeterBinder waitingDeliveries(Deliveries deliveries) {
        return gauge(deliveries, Deliveries.State.WAITING);
    }

    @Bean
    MeterBinder deadDeliveries(Deliveries deliveries) {
        return gauge(deliveries, Deliveries.State.DEAD);
    }

    private static MeterBinder gauge(Deliveries deliveries, Deliveries.State state) {
        return meters -> Gauge.builder("rejoin.webhook.deliveries", deliveries, all -> all.count(state))
                .tag("state", state.name())
                .register(meters);
    }
}
