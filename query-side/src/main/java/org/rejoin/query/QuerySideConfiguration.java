package org.rejoin.query;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The query side as a library: import it and this side runs. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySideConfiguration {}
