package org.rejoin.query.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an endpoint: a request that sends a {@code Consistency-Token} waits until these processing groups cover it. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsFrom {

    /** Attribute of a request for a page that is answered before they do: late news is no reason to show nothing. */
    String UNSETTLED = "org.rejoin.unsettled";

    String[] value();
}
