package org.rejoin.query;

import static org.awaitility.Awaitility.await;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.query.students.KnownStudents;
import org.springframework.context.ApplicationContext;

/** A person whom the query side knows by the national id of {@link CaseEvents}. */
public final class RegisteredStudent {

    private RegisteredStudent() {}

    public static synchronized void in(ApplicationContext context) {
        KnownStudents students = context.getBean(KnownStudents.class);
        if (students.idOf(CaseEvents.NATIONAL_ID).isPresent()) {
            return;
        }
        String id = CaseEvents.studentOf(CaseEvents.NATIONAL_ID);
        context.getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "Student", id, 0, new StudentRegistered(id, CaseEvents.NATIONAL_ID)));
        await().until(() -> students.idOf(CaseEvents.NATIONAL_ID).isPresent());
    }
}
