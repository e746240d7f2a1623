package org.rejoin.query.platform;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.rejoin.eventstore.EventStoreTables;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** One pooled processor per read model; its position is stored in the transaction of its rows. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableScheduling
class Processing {

    private static final long STORE_POSITION_MILLIS = 500;
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        return Clock.system(zone);
    }

    @Bean
    ConfigurerModule projectionProcessing(
            Projections projections,
            Failures failures,
            ConnectionProvider connections,
            Serializer serializer,
            EntityManager rows,
            @Qualifier(DatabaseRoles.FOLLOWING_TRANSACTIONS) PlatformTransactionManager transactions,
            @Value("${rejoin.projections.segments:1}") int segments,
            @Value("${rejoin.projections.batch-size:500}") int batchSize) {
        // not a bean: another side in the same context keeps its positions elsewhere
        JdbcTokenStore tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(EventStoreTables.tokenSchema("read_model"))
                .claimTimeout(Projections.CLAIM_TIMEOUT)
                // the default, pid and host, is not unique where each node is process 1 of its container
                .nodeId(UUID.randomUUID().toString())
                .build();
        AtomicReference<Arrivals> arrivals = new AtomicReference<>();
        return configurer ->
                configurer.eventProcessing(processing -> projections.names().forEach(name -> processing
                        .registerPooledStreamingEventProcessor(
                                name,
                                configuration -> arrivalsOf(configuration, arrivals),
                                (configuration, processor) -> processor
                                        .initialSegmentCount(segments)
                                        .batchSize(batchSize)
                                        .initialToken(StreamableMessageSource::createTailToken)
                                        .claimExtensionThreshold(STORE_POSITION_MILLIS)
                                        .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                                        .enableCoordinatorClaimExtension())
                        .registerTokenStore(name, configuration -> tokens)
                        .registerHandlerInterceptor(
                                name, configuration -> new FetchAhead(rows, projections.rowsOf(name)))
                        .registerTransactionManager(name, configuration -> new SpringTransactionManager(transactions))
                        // the default logs a failing event and goes on
                        .registerListenerInvocationErrorHandler(
                                name, configuration -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(name, configuration -> failures)));
    }

    /** One for all processors, made when the first of them is. */
    private static Arrivals arrivalsOf(Configuration configuration, AtomicReference<Arrivals> shared) {
        Arrivals known = shared.get();
        if (known != null) {
            return known;
        }
        Arrivals arrivals = new Arrivals(configuration.eventStore());
        shared.set(arrivals);
        configuration.onStart(Phase.INBOUND_EVENT_CONNECTORS, arrivals::start);
        configuration.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, arrivals::stop);
        return arrivals;
    }
}
