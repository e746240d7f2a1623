package org.rejoin.selfcheck;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.rejoin.eventstore.AppendConflicts;
import org.rejoin.eventstore.EventSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What the framework would do by itself where nobody told it otherwise. */
@Component
class FrameworkCheck {

    private static final String WIRING = "Use the configuration of the two sides unchanged.";

    private final PersistenceExceptionResolver conflicts;
    private final Serializer eventSerializer;
    private final Map<String, Serializer> serializers;
    private final TransactionManager transactions;
    private final EventProcessingConfiguration processing;

    FrameworkCheck(
            PersistenceExceptionResolver conflicts,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Map<String, Serializer> serializers,
            TransactionManager transactions,
            EventProcessingConfiguration processing) {
        this.conflicts = conflicts;
        this.eventSerializer = eventSerializer;
        this.serializers = serializers;
        this.transactions = transactions;
        this.processing = processing;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!(conflicts instanceof AppendConflicts)) {
            findings.add(new Finding("Concurrent changes of one case would not be recognised as such.", WIRING));
        }
        if (!(eventSerializer instanceof EventSerializer)) {
            findings.add(new Finding("Events would not be stored as JSON under their stable names.", WIRING));
        }
        if (serializers.values().stream()
                .anyMatch(serializer -> serializer.getClass().getName().contains("XStream"))) {
            findings.add(new Finding("An XStream serializer is configured.", WIRING));
        }
        if (!(transactions instanceof SpringTransactionManager)) {
            findings.add(new Finding("An event, and what is stored with it, would not be one transaction.", WIRING));
        }
        if (!UsagePropertyProvider.create().getDisabled()) {
            findings.add(new Finding(
                    "Axon's update checker would call home.", "Start with -Daxoniq.update-checker.disabled=true."));
        }
        processing.eventProcessors().forEach((name, processor) -> check(name, processor, findings));
        return findings;
    }

    private void check(String name, EventProcessor processor, List<Finding> findings) {
        if (processing.deadLetterQueue(name).isEmpty()
                && !(processing.listenerInvocationErrorHandler(name) instanceof PropagatingErrorHandler)) {
            findings.add(new Finding("The processor " + name + " would skip events that fail.", WIRING));
        }
        // one that hears events as they are published has no position
        if (processor instanceof StreamingEventProcessor && hasDefaultOwner(processing.tokenStore(name))) {
            findings.add(new Finding(
                    "The processor " + name + " claims its position as pid@host, which two nodes may share.", WIRING));
        }
    }

    private static boolean hasDefaultOwner(TokenStore store) {
        if (!(store instanceof JdbcTokenStore)) {
            return false;
        }
        try {
            // the store tells nobody who it is
            String owner = ReflectionUtils.getFieldValue(JdbcTokenStore.class.getDeclaredField("nodeId"), store);
            return ManagementFactory.getRuntimeMXBean().getName().equals(owner);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
