package org.rejoin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the operator, once, that a proxy says where requests come from and nobody listens: all of them look like one caller. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "none", matchIfMissing = true)
class UntrustedProxy extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UntrustedProxy.class);

    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("X-Forwarded-For") != null && told.compareAndSet(false, true)) {
            LOG.warn("Requests come with X-Forwarded-For, which is not believed. Behind a proxy set"
                    + " server.forward-headers-strategy=native and server.tomcat.remoteip.internal-proxies"
                    + " (docs/operations.md)");
        }
        chain.doFilter(request, response);
    }
}
