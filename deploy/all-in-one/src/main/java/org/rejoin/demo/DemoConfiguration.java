package org.rejoin.demo;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Import it and the demo profile starts with sample cases. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class DemoConfiguration {}
