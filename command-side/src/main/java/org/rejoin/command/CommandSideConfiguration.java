package org.rejoin.command;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The command side as a library: import it and this side runs. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {}
