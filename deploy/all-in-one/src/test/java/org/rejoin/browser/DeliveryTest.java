package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.story.Backstage;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** How pages and what they are drawn with come to the browser. */
@Tag("SC01")
class DeliveryTest {

    private static final int LINES = 30;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void a_page_may_load_nothing_but_from_here_and_nothing_written_into_it() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=\"");
    }

    /** Else each link of a page is looked for in every library, which took most of the time of a page. */
    @Test
    void only_what_a_page_is_drawn_with_is_looked_for_among_files() {
        assertThat(Service.bean(ResourceUrlProvider.class).getHandlerMap().keySet())
                .contains("/assets/**", "/webjars/**")
                .allMatch(pattern -> pattern.matches("/(assets|webjars|swagger-ui[^/]*)/.*"));
    }

    @Test
    void what_a_page_is_drawn_with_never_changes_under_its_name_and_is_compressed() throws Exception {
        Matcher names = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
                .matcher(get("/sign-in").body());
        long bytes = 0;
        int files = 0;
        while (names.find()) {
            String name = names.group(1);
            assertThat(name).matches(".*-[0-9a-f]{32}\\.(css|js|svg)");
            HttpResponse<byte[]> file = HTTP.send(
                    request(name).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
                    .as(name)
                    .contains("max-age=31536000", "immutable", "public");
            if (file.body().length > 1024) {
                assertThat(file.headers().firstValue("Content-Encoding"))
                        .as(name)
                        .contains("gzip");
            }
            bytes += file.body().length;
            files++;
        }
        assertThat(files).isGreaterThan(4);
        assertThat(bytes).as("bytes of a first visit, without the page").isLessThan(140_000);
    }

    @Test
    void a_list_page_is_small() {
        Backstage backstage = new Backstage();
        for (int n = 0; n < LINES; n++) {
            backstage.filed("江宥清");
        }
        As.Answer page = As.account("registrar-a").with("Accept", "text/html").get("/cases?list=ALL&size=" + LINES);

        assertThat(page.text().split("data-case=")).hasSize(LINES + 1);
        assertThat(page.bytes().length).isLessThan(60_000);
        assertThat(page.text()).doesNotContain("??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases", "/settings/password"})
    void a_browser_that_is_not_signed_in_is_sent_to_sign_in(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in");
    }

    @Test
    void a_program_is_told_problems_as_ever() throws Exception {
        HttpResponse<String> answer = HTTP.send(request("/cases").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/cases/no-id", "/cases/6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "/cases?list=NONE"})
    void what_is_not_there_is_a_page_that_tells_nothing(String path) {
        As.Answer answer = As.account("registrar-a").with("Accept", "text/html").get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("找不到這一頁", "回今日").doesNotContain("Exception", "org.rejoin");
    }

    @Test
    void a_language_nobody_speaks_here_is_answered_in_chinese() throws Exception {
        HttpRequest request = request("/sign-in")
                .header("Accept", "text/html")
                .header("Accept-Language", "ja")
                .build();

        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .contains("lang=\"zh-Hant-TW\"");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).header("Accept", "text/html,*/*").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Service.url() + path));
    }
}
