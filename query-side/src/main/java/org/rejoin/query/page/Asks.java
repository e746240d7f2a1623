package org.rejoin.query.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a page: what it asks by {@link Answers}. The rights to a page let nobody in who may not ask all of it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Asks {

    /** Addresses without their parameters, variables as {@code {name}}. */
    String[] value();
}
