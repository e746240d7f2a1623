package org.rejoin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/** What the compiler cannot see of sealed vocabularies and message files. */
class CompletenessTest {

    private static final Pattern FIELD_CODE = Pattern.compile(
            "(?:FieldProblem\\.of\\(|new FieldProblem\\(|add\\()\\s*(?:[^,;]+?),\\s*\"([A-Z_0-9]+)\"|\"(NATIONAL_ID_[A-Z_]+)\"");

    @ParameterizedTest
    @MethodSource("aggregates")
    void an_aggregate_evolves_with_every_event_of_its_vocabulary(Class<?> aggregate) {
        assertThat(vocabulary(aggregate, EventSourcingHandler.class))
                .isNotEmpty()
                .isEqualTo(handled(aggregate, EventSourcingHandler.class));
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void an_aggregate_decides_on_every_command_of_its_vocabulary(Class<?> aggregate) {
        assertThat(vocabulary(aggregate, CommandHandler.class)).isEqualTo(handled(aggregate, CommandHandler.class));
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void the_id_of_an_aggregate_shows_as_its_bare_value(Class<?> aggregate) throws NoSuchMethodException {
        Class<?> id = Arrays.stream(aggregate.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(AggregateIdentifier.class))
                .findAny()
                .orElseThrow()
                .getType();
        String value = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
        assertThat((Object) BeanUtils.instantiateClass(id.getDeclaredConstructor(String.class), value))
                .hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_TW", "en"})
    void every_blocker_has_a_text_in_each_language(String language) throws IOException {
        Properties texts = texts(language);
        assertThat(blockers()).hasSizeGreaterThan(100).allSatisfy(blocker -> assertThat(
                        texts.getProperty("blocker." + blocker))
                .as(blocker)
                .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_TW", "en"})
    void every_problem_of_a_field_has_a_text_in_each_language(String language) throws IOException {
        Properties texts = texts(language);
        Set<String> codes = codesOfFieldProblems();
        assertThat(codes)
                .contains("MISSING_FIELD", "NOT_A_UUID", "TRACKED_IN_FUTURE", "NATIONAL_ID_FORMAT", "TOO_MANY");
        for (String code : codes) {
            assertThat(texts.getProperty("field." + code)).as(code).isNotBlank();
        }
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(texts("en").keySet()).isEqualTo(texts("zh_TW").keySet());
    }

    static List<Class<?>> aggregates() {
        return found(new AnnotationTypeFilter(Aggregate.class));
    }

    private static List<String> blockers() {
        return found(new AssignableTypeFilter(Blocker.class)).stream()
                .filter(Class::isEnum)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant -> ((Blocker) constant).name())
                .toList();
    }

    /** Of the sealed interfaces that what is handled belongs to. */
    private static Set<Class<?>> vocabulary(Class<?> aggregate, Class<? extends Annotation> handler) {
        return handled(aggregate, handler).stream()
                .flatMap(type -> type.getInterfaces().length == 0 ? Stream.of(type) : Stream.of(type.getInterfaces()))
                .flatMap(type -> type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.of(type))
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> handled(Class<?> aggregate, Class<? extends Annotation> handler) {
        List<Class<?>> types = Arrays.stream(aggregate.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(handler))
                .map(Method::getParameterTypes)
                .<Class<?>>map(parameters -> parameters[0])
                .toList();
        assertThat(types).doesNotHaveDuplicates();
        return Set.copyOf(types);
    }

    private static List<Class<?>> found(TypeFilter filter) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents("org.rejoin.command").stream()
                .<Class<?>>map(
                        found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .toList();
    }

    private static Set<String> codesOfFieldProblems() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/rejoin/command"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (source.toString().contains("import") || source.toString().contains("sheet")) {
                    continue; // speaks with texts of its own
                }
                Matcher found = FIELD_CODE.matcher(Files.readString(source));
                while (found.find()) {
                    codes.add(found.group(1) == null ? found.group(2) : found.group(1));
                }
            }
        }
        return codes;
    }

    // two files, one source of texts
    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        for (String file : List.of("command-messages", "sign-in-messages")) {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(
                            CompletenessTest.class.getResourceAsStream("/" + file + "_" + language + ".properties")),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        }
        return texts;
    }
}
