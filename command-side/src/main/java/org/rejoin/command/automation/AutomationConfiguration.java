package org.rejoin.command.automation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.eventstore.SealedSerializer;
import org.rejoin.keystore.Keys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One pooled processor per automation, with its own positions and its own part of the list of dead letters. */
@Configuration(proxyBeanMethods = false)
class AutomationConfiguration {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;
    private static final long STORE_POSITION_MILLIS = 500;

    @Bean
    LetterSerializer letterSerializer(Keys keys) {
        return new LetterSerializer(new SealedSerializer(keys));
    }

    @Bean
    ConfigurerModule automationProcessing(
            Automations automations,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            LetterSerializer letters,
            @Value("${rejoin.automations.segments:4}") int segments) {
        // not a bean: another side in the same context keeps its positions elsewhere
        JdbcTokenStore tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(EventStoreTables.tokenSchema("command_side"))
                .claimTimeout(CLAIM_TIMEOUT)
                // the default, pid and host, is not unique where each node is process 1 of its container
                .nodeId(UUID.randomUUID().toString())
                .build();
        return configurer ->
                configurer.eventProcessing(processing -> automations.groups().forEach(group -> processing
                        .registerPooledStreamingEventProcessor(
                                group,
                                configuration -> configuration.eventStore(),
                                (configuration, processor) -> processor
                                        .initialSegmentCount(segments)
                                        .batchSize(1)
                                        // what happened before there was the automation is none of its business
                                        .initialToken(StreamableMessageSource::createHeadToken)
                                        .claimExtensionThreshold(STORE_POSITION_MILLIS)
                                        .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                                        .enableCoordinatorClaimExtension())
                        .registerTokenStore(group, configuration -> tokens)
                        .registerListenerInvocationErrorHandler(
                                group, configuration -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(group, configuration -> PropagatingErrorHandler.instance())
                        .registerDeadLetterQueue(
                                group,
                                configuration ->
                                        DeadLetterTable.queue(group, connections, transactions, letters, serializer))
                        .registerDeadLetterPolicy(group, configuration -> new LetterPolicy(group))));
    }

    @Bean
    MeterBinder automationMetrics(Automations automations, DeadLetters letters) {
        return meters -> automations.groups().forEach(group -> {
            Gauge.builder("rejoin.automation.dead.letters", () -> letters.count(group))
                    .description("Events put aside because what they should lead to failed")
                    .tag("group", group)
                    .register(meters);
            Gauge.builder("rejoin.automation.lag", () -> automations.lag(group))
                    .description("Events this automation has yet to see")
                    .tag("group", group)
                    .register(meters);
        });
    }

    @Bean
    HealthIndicator automationsHealthIndicator(DeadLetters letters) {
        return () -> {
            long waiting = letters.count();
            return (waiting == 0 ? Health.up() : Health.down())
                    .withDetail("deadLetters", waiting)
                    .build();
        };
    }
}
