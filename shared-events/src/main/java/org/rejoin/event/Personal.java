package org.rejoin.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is stored encrypted: a component of an event, or of a record within one. May be a text, a date or a list of
 * texts. Codes, ids, moments and numbers that count stay readable.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {

    DataClass value();
}
