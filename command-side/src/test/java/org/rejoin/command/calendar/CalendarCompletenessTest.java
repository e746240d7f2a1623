package org.rejoin.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.calendar.CalendarEvent;

class CalendarCompletenessTest {

    @ParameterizedTest
    @MethodSource("events")
    void the_calendar_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(Calendar.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    @Test
    void the_id_of_a_calendar_shows_as_its_bare_value() {
        assertThat(CalendarId.of("990")).hasToString("calendar-990");
    }

    static Stream<Class<?>> events() {
        return Stream.of(CalendarEvent.class.getPermittedSubclasses());
    }
}
