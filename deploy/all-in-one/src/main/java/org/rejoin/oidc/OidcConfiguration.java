package org.rejoin.oidc;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Import it, and the setting {@code rejoin.oidc.issuer} switches it on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("rejoin.oidc.issuer")
@ComponentScan
public class OidcConfiguration {}
