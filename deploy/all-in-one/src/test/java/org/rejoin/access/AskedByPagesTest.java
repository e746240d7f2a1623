package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** A page asks queries past the filter chain: who may open it must be somebody whom the chain would let ask them. */
@Tag("c18")
class AskedByPagesTest {

    /** @param asked pattern of the query */
    private record Question(String page, String asked) {}

    @Test
    void who_may_open_a_page_may_ask_what_it_asks() {
        List<String> wrong = new ArrayList<>();
        for (Question question : questions()) {
            Permission page = row(question.page());
            Permission asked = row(question.asked());
            for (Role role : Role.values()) {
                if (page.letsThrough(Set.of(role)) && !asked.letsThrough(Set.of(role))) {
                    wrong.add(role + " " + question);
                }
            }
            if (page.isOpen() && !asked.isOpen()) {
                wrong.add("anybody " + question);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** What is asked and not declared fails the page at once; what could ask and declares nothing is found here. */
    @Test
    void every_controller_that_asks_declares_what() {
        Set<String> asking = new TreeSet<>();
        Set<String> declaring = new TreeSet<>();
        mappings().forEach((info, method) -> {
            Class<?> controller = method.getBeanType();
            boolean asks = List.of(controller.getDeclaredConstructors()).stream()
                    .anyMatch(made -> List.of(made.getParameterTypes()).contains(Answers.class));
            if (asks && AnnotatedElementUtils.hasAnnotation(controller, PageController.class)) {
                asking.add(controller.getName());
            }
            if (method.hasMethodAnnotation(Asks.class)) {
                declaring.add(controller.getName());
            }
        });

        assertThat(declaring).isNotEmpty().isEqualTo(asking);
    }

    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        mappings().forEach((info, method) -> {
            Asks asks = method.getMethodAnnotation(Asks.class);
            if (asks != null) {
                for (String page : info.getPatternValues()) {
                    List.of(asks.value()).forEach(asked -> questions.add(new Question(page, asked)));
                }
            }
        });
        assertThat(questions).isNotEmpty();
        return questions;
    }

    private static Permission row(String pattern) {
        String address = pattern.replaceAll("\\{[^}]*}", "x");
        return Permissions.of(new MockHttpServletRequest("GET", address))
                .orElseThrow(() -> new AssertionError("Permissions has no row for " + pattern));
    }

    private static Map<RequestMappingInfo, HandlerMethod> mappings() {
        Map<RequestMappingInfo, HandlerMethod> all = new HashMap<>();
        ServedEndpoints.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> all.putAll(mapping.getHandlerMethods()));
        return all;
    }
}
