package org.rejoin.bench.inside;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.ComponentScan;

/** Found by the service when this module's classes are added to its path, and then only where it is asked for. */
@AutoConfiguration
@ConditionalOnProperty("rejoin.bench.result")
@ComponentScan
class InsideConfiguration {}
