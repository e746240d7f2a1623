package org.rejoin.query;

import org.rejoin.query.platform.AsReader;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The query side as a library: import it and this side runs. The application excludes Axon's {@code
 * JpaAutoConfiguration} and {@code JpaEventStoreAutoConfiguration} by {@code spring.autoconfigure.exclude}, or Axon's own
 * tables would be looked for in JPA.
 */
@Configuration(proxyBeanMethods = false)
// both sides have a Problems of their own
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EntityScan
@EnableJpaRepositories(transactionManagerRef = AsReader.TRANSACTIONS)
@PropertySource("classpath:query-side.properties")
public class QuerySideConfiguration {}
