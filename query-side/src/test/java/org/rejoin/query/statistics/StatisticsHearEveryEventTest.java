package org.rejoin.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;

class StatisticsHearEveryEventTest {

    private static final Set<Class<?>> COUNTS_FOR_NOTHING = Set.of(
            TrackingRecordDrafted.class,
            RegisterRechecked.class,
            RegisterOverrideGranted.class,
            TrackerEnabled.class,
            TrackerDisabled.class,
            TransferInMatched.class,
            TransferInMatchWithdrawn.class);

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_a_case_is_counted_or_said_to_count_for_nothing(Class<?> event) {
        boolean handled = Stream.of(StatisticsProjector.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .anyMatch(method -> method.getParameterTypes()[0] == event);

        assertThat(handled).isNotEqualTo(COUNTS_FOR_NOTHING.contains(event));
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class.getPermittedSubclasses());
    }
}
