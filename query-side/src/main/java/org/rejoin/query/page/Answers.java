package org.rejoin.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.NotNow;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a query answers to the reader of a page, whichever side serves it: the very endpoint is asked, as the reader and
 * without a way over the network, so that it refuses and records as ever. Where nobody serves it the page is not there.
 */
@Component
public class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // asked for late: the mappings are made after the controllers
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final ObjectProvider<RequestMappingHandlerAdapter> adapters;
    private final ObjectProvider<HandlerExceptionResolver> refusals;

    Answers(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            @Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapters,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> refusals) {
        this.mappings = mappings;
        this.adapters = adapters;
        this.refusals = refusals;
    }

    /**
     * @param address of the query with its parameters, as a program would ask it; {@code {name}} for each of the variables,
     *     which may hold anything
     */
    public <T> T of(
            String address, Class<T> type, HttpServletRequest page, HttpServletResponse response, Object... variables) {
        return find(address, type, page, response, variables).orElseThrow(NotVisible::new);
    }

    /** Empty where it is not there, or not for the reader. */
    public <T> Optional<T> find(
            String address, Class<T> type, HttpServletRequest page, HttpServletResponse response, Object... variables) {
        requireDeclared(address, page);
        AskedWithin asked = new AskedWithin(page, address, variables);
        AnsweredWithin answered = new AnsweredWithin(response);
        handle(asked, answered);
        int status = answered.getStatus();
        if (status >= 400 && status < 500) {
            return Optional.empty();
        }
        if (status == 503) {
            throw new NotNow("a query of the page");
        }
        if (status >= 300) {
            throw new IllegalStateException(asked.getRequestURI() + " was answered " + status);
        }
        return Optional.of(JSON.readValue(answered.body(), type));
    }

    // what the reader of the page may ask for follows from the right to the page: a test reads it there
    private static void requireDeclared(String address, HttpServletRequest page) {
        if (page.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method) {
            Asks asks = method.getMethodAnnotation(Asks.class);
            String path = address.replaceFirst("\\?.*", "");
            if (asks == null || !List.of(asks.value()).contains(path)) {
                throw new IllegalStateException(method.getShortLogMessage() + " does not say that it asks " + path);
            }
        }
    }

    private void handle(AskedWithin asked, AnsweredWithin answered) {
        ServletRequestPathUtils.parseAndCache(asked);
        Object handler = null;
        try {
            HandlerExecutionChain chain = mappings.getObject().getHandler(asked);
            if (chain == null) {
                answered.setStatus(404);
                return;
            }
            handler = chain.getHandler();
            adapters.getObject().handle(asked, answered, handler);
        } catch (Exception e) {
            if (refusals.getObject().resolveException(asked, answered, handler, e) == null) {
                throw new IllegalStateException(e);
            }
        }
    }
}
