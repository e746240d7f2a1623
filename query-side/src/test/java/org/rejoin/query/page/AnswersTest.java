package org.rejoin.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.query.platform.Outage;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A query asked by a page, by Spring's own dispatcher. */
class AnswersTest {

    @EnableWebMvc
    static class Mvc {}

    @RestController
    static class Asked {

        @GetMapping("/api/words/{word}")
        Map<String, String> word(@PathVariable String word, @RequestParam(defaultValue = "none") String more) {
            return Map.of("word", word, "more", more);
        }

        @GetMapping("/api/outage")
        @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
        Map<String, String> outage() {
            return Map.of();
        }
    }

    @RestController
    static class Asking {

        private final Answers answers;

        Asking(Answers answers) {
            this.answers = answers;
        }

        @GetMapping("/word")
        @Asks("/api/words/{word}")
        Map<?, ?> word(@RequestParam String word, HttpServletRequest request, HttpServletResponse response) {
            return answers.of("/api/words/{word}", Map.class, request, response, word);
        }

        @GetMapping("/outage")
        @Asks("/api/outage")
        Map<?, ?> outage(HttpServletRequest request, HttpServletResponse response) {
            return answers.of("/api/outage", Map.class, request, response);
        }

        @GetMapping("/silent")
        Map<?, ?> silent(HttpServletRequest request, HttpServletResponse response) {
            return answers.of("/api/outage", Map.class, request, response);
        }
    }

    private final AnnotationConfigWebApplicationContext context = context();
    private final MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();

    private static AnnotationConfigWebApplicationContext context() {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.register(Mvc.class, Answers.class, Asked.class, Asking.class);
        context.refresh();
        return context;
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王", " ", "a?more=b", "50%", "{id}", "a&more=b", "#"})
    void a_variable_stays_what_it_is(String word) throws Exception {
        String answer = mvc.perform(get("/word").param("word", word))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(answer).contains("\"word\":\"" + word + "\"", "\"more\":\"none\"");
    }

    @Test
    void what_is_out_for_now_is_out_for_the_page_too() {
        Throwable failure = catchThrowable(() -> mvc.perform(get("/outage")));

        assertThat(Outage.isBehind(failure)).isTrue();
    }

    @Test
    void what_a_page_asks_it_declares() {
        Throwable failure = catchThrowable(() -> mvc.perform(get("/silent")));

        assertThat(failure).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(Outage.isBehind(failure)).isFalse();
    }
}
