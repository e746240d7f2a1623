package org.rejoin.query.accesslog;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an endpoint: its answer is given only once it stands in the access log that it is. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RecordsAccess {

    AccessAction value();

    /** Parameters of the address that go into the log; none that may hold a name, a number or an address of a person. */
    String[] filter() default {};

    /** Whether only what is not JSON counts: figures on a page are no export. */
    boolean exportsOnly() default false;
}
