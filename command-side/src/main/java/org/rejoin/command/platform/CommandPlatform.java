package org.rejoin.command.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.util.ConditionalOnMissingQualifiedBean;
import org.flywaydb.core.Flyway;
import org.rejoin.event.Actor;
import org.rejoin.eventstore.AppendConflicts;
import org.rejoin.eventstore.EventSerializer;
import org.rejoin.eventstore.EventStoreTables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The framework of the command side. What the query side needs too stands there as well, for when it runs alone. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CommandPlatform {

    @Bean
    Flyway commandSideMigrations(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String application,
            @Value("${rejoin.migrations.user}") String owner,
            @Value("${rejoin.migrations.password:}") String password) {
        Flyway flyway = Flyway.configure()
                .dataSource(url, owner, password)
                .locations("classpath:db/command")
                .schemas("command_side")
                .table("flyway_history")
                .placeholders(Map.of("application", application))
                .load();
        flyway.migrate();
        return flyway;
    }

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

    // said here because Axon looks for both before Boot 4 has made them, and falls back to no transaction at all
    @Bean
    @ConditionalOnMissingBean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
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
            PersistenceExceptionResolver conflicts) {
        return EventStoreTables.storageEngine(connections, transactions, eventSerializer, conflicts);
    }

    /** Rolls back on any failure: by default Axon commits on checked exceptions. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(
            TransactionManager transactions,
            List<CorrelationDataProvider> correlation,
            JdbcClient jdbc,
            IdempotencyKeys keys,
            CommandMetrics metrics) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageMonitor(metrics)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(correlation));
        // no bean: Axon would register it a second time
        bus.registerHandlerInterceptor(new CommandRecorder(jdbc, keys));
        bus.registerHandlerInterceptor(new ExpectedVersion(jdbc));
        return bus;
    }

    /** Tries again only what another writer caused: a refusal stays a refusal. */
    @Bean
    CommandGateway commandGateway(CommandBus bus, ScheduledExecutorService retries) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new RetryOfConcurrentChanges(retries))
                .build();
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService retries() {
        return Executors.newScheduledThreadPool(4, runnable -> new Thread(runnable, "command-retry"));
    }

    /**
     * Only where this node is the only writer may an aggregate be remembered: another node's events would be missing from
     * it, and a refusal could be wrong.
     */
    @Bean
    Cache aggregateCache(
            @Value("${rejoin.aggregate-cache.enabled:false}") boolean enabled,
            @Value("${rejoin.aggregate-cache.size:20000}") long size) {
        return enabled ? new AggregateCache(size) : NoCache.INSTANCE;
    }

    @Bean
    CorrelationDataProvider actorCorrelation() {
        return new SimpleCorrelationDataProvider(Actor.ACCOUNT, Actor.ROLES, Actor.SCHOOL, Actor.COUNTY);
    }

    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider();
    }

    @Bean
    TouchedAggregates touchedAggregates(EventBus events, Clock clock) {
        return new TouchedAggregates(events, clock);
    }

    @Bean
    MessageSource commandMessages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("command-messages", "sign-in-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Locale.TAIWAN);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /**
     * What is sent must be of the type it is meant for: no numbers for names, no texts for numbers, no guessed dates; and
     * said once.
     */
    @Bean
    JsonMapperBuilderCustomizer strictTypes() {
        return json -> json.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultLeniency(false);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    BodyLimit bodyLimit(Problems problems, JsonMapper json, ObjectProvider<LocaleResolver> languages) {
        return new BodyLimit(problems, json, languages);
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }

    /** Lets every unit of work know whose events it publishes, and dates what a command decided by the service's clock. */
    static final class TouchedAggregates {

        TouchedAggregates(EventBus events, Clock clock) {
            events.registerDispatchInterceptor(
                    messages -> (index, event) -> CommandRecorder.note(dated(event, clock.instant())));
        }

        private static EventMessage<?> dated(EventMessage<?> event, Instant now) {
            boolean decided = CurrentUnitOfWork.isStarted()
                    && CurrentUnitOfWork.get().root().getMessage() instanceof CommandMessage;
            return decided && event instanceof DomainEventMessage<?> domainEvent
                    ? new GenericDomainEventMessage<>(
                            domainEvent.getType(),
                            domainEvent.getAggregateIdentifier(),
                            domainEvent.getSequenceNumber(),
                            domainEvent,
                            now)
                    : event;
        }
    }
}
