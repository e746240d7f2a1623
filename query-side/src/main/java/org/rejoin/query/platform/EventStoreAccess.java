package org.rejoin.query.platform;

import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.util.ConditionalOnMissingQualifiedBean;
import org.rejoin.eventstore.AppendConflicts;
import org.rejoin.eventstore.EventSerializer;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.JdbcKeys;
import org.rejoin.keystore.KeyStore;
import org.rejoin.keystore.KeyStoreSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** How this side reads events; in one context with the command side its beans serve both. */
@Configuration(proxyBeanMethods = false)
class EventStoreAccess {

    @Bean
    @Primary
    @ConditionalOnMissingQualifiedBean(beanClass = Serializer.class, qualifier = "!eventSerializer,messageSerializer")
    Serializer serializer() {
        return EventSerializer.forTokens();
    }

    @Bean
    @Qualifier("eventSerializer")
    @ConditionalOnMissingQualifiedBean(beanClass = Serializer.class, qualifier = "eventSerializer")
    Serializer eventSerializer() {
        return EventSerializer.create();
    }

    @Bean
    @Qualifier("messageSerializer")
    @ConditionalOnMissingQualifiedBean(beanClass = Serializer.class, qualifier = "messageSerializer")
    Serializer messageSerializer() {
        return EventSerializer.create();
    }

    @Bean
    @ConditionalOnMissingBean
    PersistenceExceptionResolver appendConflicts() {
        return new AppendConflicts();
    }

    @Bean
    @ConditionalOnMissingBean
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            PersistenceExceptionResolver conflicts,
            JdbcKeys keys) {
        return EventStoreTables.storageEngine(connections, transactions, eventSerializer, conflicts, keys);
    }

    @Bean
    @ConditionalOnMissingBean
    KeyStore keyStore(Environment settings) {
        return KeyStore.open(KeyStoreSettings.of(settings::getProperty));
    }

    @Bean
    @ConditionalOnMissingBean
    JdbcKeys keys(KeyStore store) {
        return store.keys();
    }

    @Bean
    @ConditionalOnMissingBean
    BlindIndex blindIndex(KeyStore store) {
        return store.blindIndex();
    }

    @Bean
    @Qualifier("eventStore")
    @ConditionalOnMissingBean(EventBus.class)
    EmbeddedEventStore eventBus(
            EventStorageEngine engine, @Value("${rejoin.projections.fetch-delay-millis:20}") long fetchDelay) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(fetchDelay)
                .timeUnit(TimeUnit.MILLISECONDS)
                // a stream that has ended is not asked again: the end of the events is the store's to read
                .optimizeEventConsumption(true)
                .build();
    }
}
