package org.rejoin.query.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/** A transaction that may write read models: of background work that keeps one in order beside its projector (ADR 18). */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(DatabaseRoles.PROJECTION_TRANSACTIONS)
public @interface AsProjection {}
