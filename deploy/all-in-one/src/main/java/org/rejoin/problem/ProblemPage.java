package org.rejoin.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rejoin.event.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Writes the problem details of a status, in the caller's language and with nothing of the exception behind it. */
@Component
public class ProblemPage {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemPage.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "BAD_REQUEST"),
            Map.entry(401, "NOT_SIGNED_IN"),
            Map.entry(403, "FORBIDDEN"),
            Map.entry(404, "NOT_FOUND"),
            Map.entry(405, "METHOD_NOT_ALLOWED"),
            Map.entry(406, "NOT_ACCEPTABLE"),
            Map.entry(412, "STALE_VERSION"),
            Map.entry(413, "TOO_LARGE"),
            Map.entry(414, "TOO_LARGE"),
            Map.entry(415, "UNSUPPORTED_MEDIA_TYPE"),
            Map.entry(429, "TOO_MANY_REQUESTS"),
            Map.entry(431, "TOO_LARGE"),
            Map.entry(500, "INTERNAL_ERROR"),
            Map.entry(503, "BUSY"));

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private final AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();

    public ProblemPage() {
        // the pages name the roles
        texts.setBasenames("org.rejoin.problem.problems", "messages/page");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        languages.setSupportedLocales(List.of(Locale.TAIWAN, Locale.ENGLISH));
        languages.setDefaultLocale(Locale.TAIWAN);
    }

    public void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        answer(request, response, status, codeOf(status));
    }

    /** @param code says more than the status; its texts stand in {@code problems*.properties} */
    public void answer(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        write(response, status, body(request, status, code));
    }

    /** To a role that may not: by which rule, and who may. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, String rule, Set<Role> able)
            throws IOException {
        Locale language = languages.resolveLocale(request);
        String names = able.stream()
                .map(role -> texts.getMessage("role." + role, null, language))
                .collect(Collectors.joining(texts.getMessage("words.and", null, language)));
        String detail = texts.getMessage("FORBIDDEN.able", new Object[] {names}, language);
        Map<String, Object> problem = problem(language, 403, "FORBIDDEN", detail);
        problem.put(
                "blockers",
                List.of(Map.of("code", "ROLE_MAY_NOT", "ruleId", rule, "message", detail, "removableBy", "NOBODY")));
        write(response, 403, JSON.writeValueAsBytes(problem));
    }

    private static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    byte[] body(HttpServletRequest request, int status) {
        return body(request, status, codeOf(status));
    }

    private byte[] body(HttpServletRequest request, int status, String code) {
        Locale language = languages.resolveLocale(request);
        String detail = texts.getMessage(code + ".detail", null, language);
        return JSON.writeValueAsBytes(problem(language, status, code, detail));
    }

    private Map<String, Object> problem(Locale language, int status, String code, String detail) {
        String trace = trace();
        if (status == 500) {
            LOG.error("Answered 500 with trace {}", trace);
        }
        Map<String, Object> problem = new TreeMap<>();
        problem.put("type", "about:blank");
        problem.put("title", texts.getMessage(code + ".title", null, language));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("code", code);
        problem.put("blockers", List.of());
        problem.put("fields", List.of());
        problem.put("traceId", trace);
        return problem;
    }

    private static String codeOf(int status) {
        return CODES.getOrDefault(status, status < 500 ? "BAD_REQUEST" : "INTERNAL_ERROR");
    }

    private static String trace() {
        String current = MDC.get("traceId");
        return current == null ? UUID.randomUUID().toString() : current;
    }
}
