package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@CommandSideTest
class BodyLimitTest {

    private final BodyLimit limit;
    private final RequestMappingHandlerMapping endpoints;

    @Autowired
    BodyLimitTest(BodyLimit limit, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        this.limit = limit;
        this.endpoints = endpoints;
    }

    @Test
    void a_body_that_is_announced_too_large_is_refused_unread() throws Exception {
        refused(announced("/api/cases", BodyLimit.MAX_BYTES + 1));
    }

    @Test
    void a_body_that_grows_too_large_is_refused() throws Exception {
        refused(unannounced("/api/cases", BodyLimit.MAX_BYTES + 1));
    }

    @Test
    void a_body_within_the_limit_arrives_whole() throws Exception {
        assertThat(arrived(announced("/api/cases", BodyLimit.MAX_BYTES))).hasSize(BodyLimit.MAX_BYTES);
        assertThat(arrived(unannounced("/api/cases", BodyLimit.MAX_BYTES))).hasSize(BodyLimit.MAX_BYTES);
        assertThat(arrived(unannounced("/api/cases", 0))).isEmpty();
    }

    @Test
    void a_file_of_cases_has_its_own_limit() throws Exception {
        assertThat(arrived(announced("/api/cases/import", BodyLimit.MAX_BYTES + 1)))
                .hasSize(BodyLimit.MAX_BYTES + 1);
        assertThat(arrived(unannounced("/api/cases/import", BodyLimit.MAX_BYTES + 1)))
                .hasSize(BodyLimit.MAX_BYTES + 1);
    }

    @Test
    void only_a_file_that_is_sent_to_be_imported_has_its_own_limit() throws Exception {
        MockHttpServletRequest put = announced("/api/cases/import", BodyLimit.MAX_BYTES + 1);
        put.setMethod("PUT");
        refused(put);
        refused(announced("/api/cases/import/submit", BodyLimit.MAX_BYTES + 1));
    }

    @Test
    void whatever_takes_files_has_its_own_limit_for_them() throws Exception {
        List<String> paths = takingFiles();
        assertThat(paths).contains("/api/account-applications", "/api/cases/import");
        for (String path : paths) {
            MockHttpServletRequest files = announced(path, BodyLimit.MAX_BYTES + 1);
            files.setContentType("multipart/form-data; boundary=x");
            assertThat(arrived(files)).as(path).hasSize(BodyLimit.MAX_BYTES + 1);
        }
    }

    @Test
    void what_is_sent_without_files_where_files_may_be_has_the_limit_of_all() throws Exception {
        for (String path : List.of("/api/account-applications", "/api/principal-transfers", "/api/plans")) {
            MockHttpServletRequest json = announced(path, BodyLimit.MAX_BYTES + 1);
            json.setContentType("application/json");
            refused(json);
        }
    }

    @Test
    void a_body_that_breaks_off_is_malformed() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/cases") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException();
                    }
                });
            }
        };
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("\"code\":\"MALFORMED_BODY\"");
    }

    private List<String> takingFiles() {
        return endpoints.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                        .anyMatch(MediaType.MULTIPART_FORM_DATA::equals))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{\\w+}", "x"))
                .toList();
    }

    private void refused(MockHttpServletRequest request) throws Exception {
        request.addPreferredLocale(Locale.ENGLISH);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        limit.doFilter(request, response, chain);
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("\"code\":\"PAYLOAD_TOO_LARGE\"", "\"title\":\"Too large\"", "\"traceId\":");
    }

    private byte[] arrived(MockHttpServletRequest request) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        limit.doFilter(request, new MockHttpServletResponse(), chain);
        return Objects.requireNonNull(chain.getRequest()).getInputStream().readAllBytes();
    }

    private static MockHttpServletRequest announced(String path, int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContent(new byte[length]);
        return request;
    }

    /** As a chunked request. */
    private static MockHttpServletRequest unannounced(String path, int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[length]);
        return request;
    }
}
