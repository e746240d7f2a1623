package org.rejoin.command.automation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The automations there are: found by their processing groups, whose names begin with {@code when-}. */
@Component
class Automations {

    private static final String PREFIX = "when-";

    private final List<String> groups;
    // asked for late: the processors are built from what is known here
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final ObjectProvider<JdbcClient> jdbc;

    Automations(
            ListableBeanFactory beans,
            ObjectProvider<EventProcessingConfiguration> processing,
            ObjectProvider<JdbcClient> jdbc) {
        this.groups = Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(bean -> Objects.requireNonNull(beans.findAnnotationOnBean(bean, ProcessingGroup.class))
                        .value())
                .filter(group -> group.startsWith(PREFIX))
                .distinct()
                .sorted()
                .toList();
        this.processing = processing;
        this.jdbc = jdbc;
    }

    List<String> groups() {
        return groups;
    }

    /** Events after the one furthest behind among the segments this node works on. */
    long lag(String group) {
        OptionalLong position = processing
                .getObject()
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow()
                .processingStatus()
                .values()
                .stream()
                .mapToLong(Automations::positionOf)
                .min();
        return position.isEmpty() ? 0 : Math.max(0, head() - position.getAsLong());
    }

    private static long positionOf(EventTrackerStatus segment) {
        return segment.getTrackingToken() == null
                ? 0
                : segment.getTrackingToken().position().orElse(0);
    }

    private long head() {
        return jdbc.getObject()
                .sql("SELECT coalesce(max(global_index), 0) FROM event_store.domain_event")
                .query(Long.class)
                .single();
    }
}
