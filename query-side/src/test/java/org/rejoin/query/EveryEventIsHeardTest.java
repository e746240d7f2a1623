package org.rejoin.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.EventTypes;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.erasure.ErasureApproved;
import org.rejoin.event.erasure.ErasureRefused;
import org.rejoin.event.erasure.ErasureRequested;
import org.rejoin.event.erasure.ErasureWithdrawn;
import org.rejoin.event.place.PlacesSet;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.transferout.PlacementMeetingHeld;
import org.rejoin.event.transferout.TransferRecordsReceived;
import org.rejoin.event.transferout.TransferRecordsSent;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** An event no read model hears may be one that somebody forgot. */
class EveryEventIsHeardTest {

    private static final String ERASURES = "the command side lists erasures itself; what goes is told by the cases";

    private static final String STEPS =
            "the command side tells of the steps of a transfer; lists go by the duty that each of them meets";

    private static final String PLACES = "the command side answers for places itself: transfers in wait for them";

    private static final Map<Class<?>, String> HEARD_BY_NOBODY = Map.ofEntries(
            Map.entry(ErasureRequested.class, ERASURES),
            Map.entry(ErasureApproved.class, ERASURES),
            Map.entry(ErasureRefused.class, ERASURES),
            Map.entry(ErasureWithdrawn.class, ERASURES),
            Map.entry(PlacementMeetingHeld.class, STEPS),
            Map.entry(TransferRecordsSent.class, STEPS),
            Map.entry(TransferRecordsReceived.class, STEPS),
            Map.entry(PlacesSet.class, PLACES),
            Map.entry(RuleSetPublished.class, "the command side answers for rules itself: its ladders follow them"),
            Map.entry(
                    SchoolYearPublished.class,
                    "the command side answers for calendars itself: its rules count by them"));

    private static final Set<Class<?>> HEARD = heard();

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_heard_by_a_read_model_or_said_why_not(Class<?> event) {
        assertThat(HEARD.contains(event)).isNotEqualTo(HEARD_BY_NOBODY.containsKey(event));
    }

    static Stream<Class<?>> events() {
        return EventTypes.all();
    }

    private static Set<Class<?>> heard() {
        ClassPathScanningCandidateComponentProvider projectors = new ClassPathScanningCandidateComponentProvider(false);
        projectors.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        return projectors.findCandidateComponents(QuerySideConfiguration.class.getPackageName()).stream()
                .map(projector -> ClassUtils.resolveClassName(String.valueOf(projector.getBeanClassName()), null))
                .flatMap(projector -> Stream.of(projector.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .map(method -> method.getParameterTypes()[0])
                .collect(Collectors.toSet());
    }
}
