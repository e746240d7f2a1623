package org.rejoin.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.LoggingErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.rejoin.Service;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.eventstore.AppendConflicts;
import org.rejoin.eventstore.EventSerializer;
import org.rejoin.eventstore.EventStoreTables;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The wiring of the service, and one default of the framework at a time instead of it. */
class FrameworkCheckTest {

    private static final String UPDATE_CHECKER = "axoniq.update-checker.disabled";

    private PersistenceExceptionResolver conflicts = new AppendConflicts();
    private Serializer events = EventSerializer.create();
    private final Map<String, Serializer> serializers =
            new HashMap<>(Map.of("serializer", EventSerializer.forTokens()));
    private ListenerInvocationErrorHandler failing = PropagatingErrorHandler.instance();
    private TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager());
    private String node = UUID.randomUUID().toString();

    @Test
    void the_wiring_of_the_service_has_nothing_wrong() {
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void the_running_service_has_nothing_wrong() {
        assertThat(Service.bean(EventProcessingConfiguration.class).eventProcessors())
                .isNotEmpty();
        assertThat(Service.bean(FrameworkCheck.class).findings()).isEmpty();
    }

    @Test
    void events_without_transactions_are_found() {
        transactions = NoTransactionManager.instance();

        assertFound("one transaction");
    }

    @Test
    void a_resolver_that_does_not_know_postgresql_is_found() {
        conflicts = new JdbcSQLErrorCodesResolver();

        assertFound("Concurrent changes");
    }

    @Test
    void a_serializer_that_stores_class_names_is_found() {
        events = EventSerializer.forTokens();

        assertFound("stable names");
    }

    @Test
    void a_serializer_that_cannot_read_records_is_found() {
        serializers.put("other", new XStreamSerializer());

        assertFound("XStream");
    }

    @Test
    void an_error_handler_that_skips_events_is_found() {
        failing = new LoggingErrorHandler();

        assertFound("case-list would skip events");
    }

    @Test
    void a_node_named_after_process_and_host_is_found() {
        node = ManagementFactory.getRuntimeMXBean().getName();

        assertFound("case-list claims its position as pid@host");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void a_framework_that_calls_home_is_found() {
        System.setProperty(UPDATE_CHECKER, "false");
        try {
            assertFound("call home");
        } finally {
            System.setProperty(UPDATE_CHECKER, "true");
        }
    }

    private void assertFound(String what) {
        assertThat(check().findings()).singleElement().satisfies(finding -> assertThat(finding.what())
                .contains(what));
    }

    private FrameworkCheck check() {
        return new FrameworkCheck(conflicts, events, serializers, transactions, processing());
    }

    private EventProcessingConfiguration processing() {
        JdbcTokenStore tokens = JdbcTokenStore.builder()
                .connectionProvider(() -> {
                    throw new IllegalStateException("nothing is read here");
                })
                .schema(EventStoreTables.tokenSchema("read_model"))
                .serializer(EventSerializer.forTokens())
                .nodeId(node)
                .build();
        Configuration configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(axon -> EventSerializer.forTokens())
                .configureEventSerializer(axon -> EventSerializer.create())
                .configureMessageSerializer(axon -> EventSerializer.create())
                .configureEmbeddedEventStore(axon -> new InMemoryEventStorageEngine())
                .eventProcessing(processing -> processing
                        .registerEventHandler(axon -> new CaseList())
                        .registerPooledStreamingEventProcessor("case-list")
                        .registerTokenStore("case-list", axon -> tokens)
                        .registerListenerInvocationErrorHandler("case-list", axon -> failing))
                .buildConfiguration();
        return configuration.eventProcessingConfiguration();
    }

    // the real one is kept off the class path by the build
    private static final class XStreamSerializer extends Jackson3Serializer {

        private XStreamSerializer() {
            super(builder());
        }
    }

    @ProcessingGroup("case-list")
    private static final class CaseList {

        @EventHandler
        void on(StudentRegistered event) {}
    }
}
