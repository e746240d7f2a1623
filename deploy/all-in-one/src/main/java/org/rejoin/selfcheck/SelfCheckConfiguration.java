package org.rejoin.selfcheck;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Import it, and the service checks itself at start. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SelfCheckConfiguration {}
