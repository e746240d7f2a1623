package org.rejoin.query.accesslog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Records an answer between its making and its writing: one that failed is none, and one that cannot be recorded is not given. */
@ControllerAdvice(basePackages = "org.rejoin.query")
class RecordedAnswers implements ResponseBodyAdvice<Object> {

    private final AccessLog log;

    RecordedAnswers(AccessLog log) {
        this.log = log;
    }

    @Override
    public boolean supports(MethodParameter endpoint, Class<? extends HttpMessageConverter<?>> converter) {
        return endpoint.hasMethodAnnotation(RecordsAccess.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object answer,
            MethodParameter endpoint,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        RecordsAccess records = Objects.requireNonNull(endpoint.getMethodAnnotation(RecordsAccess.class));
        boolean isExport = !type.isCompatibleWith(MediaType.APPLICATION_JSON);
        if (isExport || !records.exportsOnly()) {
            record(records, answer, filter(records, request, isExport ? formatOf(type) : ""));
        }
        return answer;
    }

    void record(RecordsAccess records, Object shown, HttpServletRequest request) {
        record(records, shown, filter(records, new ServletServerHttpRequest(request), ""));
    }

    private void record(RecordsAccess records, @Nullable Object answer, @Nullable String filter) {
        try {
            if (answer instanceof Accessed accessed) {
                String subject = accessed.accessedSubject();
                log.record(
                        actor(),
                        records.value(),
                        accessed.accessedSchools(),
                        accessed.accessedCounties(),
                        accessed.accessedCase(),
                        subject == null ? filter : subject);
            } else {
                log.record(actor(), records.value(), Set.of(), Set.of(), null, filter);
            }
        } catch (RuntimeException e) {
            throw new NotRecorded(e);
        }
    }

    private static String formatOf(MediaType type) {
        return " format=" + (type.getSubtype().contains("spreadsheetml") ? "xlsx" : type.getSubtype());
    }

    private static Actor actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new IllegalStateException("Personal data for nobody");
    }

    private static @Nullable String filter(RecordsAccess records, ServerHttpRequest request, String format) {
        if (!(request instanceof ServletServerHttpRequest servlet)) {
            return null;
        }
        String filter = Arrays.stream(records.filter())
                .filter(name -> servlet.getServletRequest().getParameter(name) != null)
                .map(name -> name + "="
                        + String.join(",", servlet.getServletRequest().getParameterValues(name)))
                .collect(Collectors.joining(" "));
        String all = (filter + format).strip();
        return all.isEmpty() ? null : all;
    }
}
