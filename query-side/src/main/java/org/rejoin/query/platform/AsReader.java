package org.rejoin.query.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction in which the database shows the rows of the signed-in reader and no others (ADR 18); repositories have one of
 * their own. Without it nothing of the read models can be read.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Transactional(AsReader.TRANSACTIONS)
public @interface AsReader {

    String TRANSACTIONS = "readerTransactions";

    @AliasFor(annotation = Transactional.class)
    boolean readOnly() default true;
}
