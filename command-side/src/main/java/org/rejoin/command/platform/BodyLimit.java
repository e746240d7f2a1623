package org.rejoin.command.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Refuses bodies that no form can fill (413). Where files are sent, they have limits of their own. */
class BodyLimit extends OncePerRequestFilter {

    static final int MAX_BYTES = 1024 * 1024;

    private static final Set<String> IMPORTS = Set.of(
            "/api/cases/import",
            "/api/accounts/import",
            "/api/attendance/import",
            "/api/register/feed",
            "/api/insurance/files");
    private static final Set<String> UPLOADS = Set.of(
            "/api/account-applications",
            "/api/principal-transfers",
            "/api/announcements",
            "/api/plans",
            "/api/register-entries/import");
    private static final String CALENDARS = "/api/calendars/";

    private final Problems problems;
    private final JsonMapper json;
    private final ObjectProvider<LocaleResolver> languages;

    BodyLimit(Problems problems, JsonMapper json, ObjectProvider<LocaleResolver> languages) {
        this.problems = problems;
        this.json = json;
        this.languages = languages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getMethod().equals("POST")
                && (IMPORTS.contains(path)
                        || (UPLOADS.contains(path) || path.startsWith(CALENDARS)) && isMultipart(request));
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            refuse(request, response, problems::tooLarge);
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response);
        } else {
            limited(request, response, chain);
        }
    }

    // read here: a failure inside the JSON parser would be one of the JSON
    private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException brokenOff) {
            refuse(request, response, problems::brokenOff);
            return;
        }
        if (body.length > MAX_BYTES) {
            refuse(request, response, problems::tooLarge);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Supplier<Problem> refusal)
            throws IOException {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        try {
            LocaleContextHolder.setLocale(languageOf(request));
            Problem problem = refusal.get();
            response.setStatus(problem.status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    // as the dispatcher would, which comes later
    private Locale languageOf(HttpServletRequest request) {
        LocaleResolver resolver = languages.getIfAvailable();
        return resolver == null ? request.getLocale() : resolver.resolveLocale(request);
    }

    /** A request of unannounced length whose body was read. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final ServletInputStream body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ReadBody(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return body;
        }

        @Override
        public BufferedReader getReader() {
            @Nullable String encoding = getCharacterEncoding();
            return new BufferedReader(
                    new InputStreamReader(body, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadBody(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Nothing is read asynchronously");
        }
    }
}
