package org.rejoin.command.student;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.rejoin.event.student.StudentRegistered;

/** One person, known by one national id. */
@Aggregate
class Student {

    @AggregateIdentifier
    private String id;

    Student() {} // for Axon

    Student(String id, String nationalId) {
        apply(new StudentRegistered(id, nationalId));
    }

    @EventSourcingHandler
    void evolve(StudentRegistered event) {
        id = event.studentId();
    }
}
