package org.rejoin.query.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rows a projector finds by id and changes: those of a whole batch of events are asked for at once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RowsOf {

    /** Entities whose id is that of a case. */
    Class<?>[] cases() default {};

    /** Entities whose id is that of an obligation. */
    Class<?>[] obligations() default {};
}
