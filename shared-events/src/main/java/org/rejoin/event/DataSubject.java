package org.rejoin.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a vocabulary of events with personal data: with whose key it is encrypted. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSubject {

    /** Key of the metadata of an event about a student: the pseudonym, a UUID. */
    String STUDENT = "student";

    Kind value();

    /** Where the subject's id stands. */
    enum Kind {
        /** It is the aggregate's own id. */
        AGGREGATE,
        /** It stands in the metadata, under {@link DataSubject#STUDENT}. */
        STUDENT
    }
}
