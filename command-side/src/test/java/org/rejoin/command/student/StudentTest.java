package org.rejoin.command.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.student.StudentEvent;

class StudentTest {

    @ParameterizedTest
    @MethodSource("events")
    void the_student_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(Student.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    static Stream<Class<?>> events() {
        return Stream.of(StudentEvent.class.getPermittedSubclasses());
    }
}
