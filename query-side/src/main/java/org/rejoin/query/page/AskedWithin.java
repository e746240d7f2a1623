package org.rejoin.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A reading of the API in the course of a page: the reader and the session are the page's, all else is its own. */
class AskedWithin extends HttpServletRequestWrapper {

    // what Spring noted about the page says nothing about what is asked here
    private static final String OF_THE_PAGE = "org.springframework.web.";

    private final String path;
    private final @Nullable String query;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    AskedWithin(HttpServletRequest page, String address, Object... variables) {
        super(page);
        UriComponents asked =
                UriComponentsBuilder.fromUriString(address).encode().buildAndExpand(variables);
        this.path = Objects.requireNonNull(asked.getPath());
        this.query = asked.getQuery();
        asked.getQueryParams()
                .forEach((name, values) -> parameters.put(
                        name,
                        values.stream()
                                .map(value ->
                                        UriUtils.decode(Objects.requireNonNullElse(value, ""), StandardCharsets.UTF_8))
                                .toArray(String[]::new)));
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(path);
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public @Nullable String getQueryString() {
        return query;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (name.equalsIgnoreCase(HttpHeaders.ACCEPT)) {
            return MediaType.APPLICATION_JSON_VALUE;
        }
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE) ? getLocale().toLanguageTag() : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public Locale getLocale() {
        return LocaleContextHolder.getLocale();
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(getLocale()));
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        Object own = attributes.get(name);
        return own != null || name.startsWith(OF_THE_PAGE) ? own : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(new ArrayList<>(attributes.keySet()));
    }
}
