package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.casefile.CaseFileBlocker.MAIN_REASON_COUNT;
import static org.rejoin.command.casefile.CaseFileBlocker.MISSING_FIELD;
import static org.rejoin.command.casefile.CaseFileStories.NOW;
import static org.rejoin.command.casefile.FormBuilder.form;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.LeavingType;

/** What the compiler cannot see of sealed vocabularies and message files. */
class CompletenessTest {

    private static final Pattern FIELD_CODE = Pattern.compile(
            "(?:FieldProblem\\.of\\(|new FieldProblem\\(|add\\()\\s*(?:[^,;]+?),\\s*\"([A-Z_0-9]+)\"|\"(NATIONAL_ID_[A-Z_]+)\"");

    @ParameterizedTest
    @MethodSource("events")
    void the_case_file_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(CaseFile.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_case_file_decides_on_every_command(Class<?> command) {
        assertThat(CaseFile.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("decide") && method.getParameterTypes()[0] == command)
                .singleElement()
                .matches(method -> method.isAnnotationPresent(CommandHandler.class));
    }

    @Test
    void the_id_of_a_case_shows_as_its_bare_value() {
        String value = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
        assertThat(new CaseFileId(value)).hasToString(value);
        assertThat(new CaseFileId("6F9619FF-8B86-4D01-B42D-00CF4FC964FF")).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_TW", "en"})
    void every_blocker_has_a_text_in_each_language(String language) throws IOException {
        Properties texts = texts(language);
        for (CaseFileBlocker blocker : CaseFileBlocker.values()) {
            assertThat(texts.getProperty("blocker." + blocker))
                    .as(blocker.name())
                    .isNotBlank();
        }
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

    @Test
    void what_stops_a_submission_is_a_blocker_of_the_same_name() {
        assertThat(FormCheck.blockers(LeavingType.TRANSFER, form().empty().build(), NOW.today()))
                .containsExactly(MISSING_FIELD, MAIN_REASON_COUNT);
    }

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    void a_form_with_nothing_but_a_national_id_can_be_checked(LeavingType type) {
        assertThat(FormCheck.malformed(form().empty().build(), CaseFileStories.schools()))
                .isEmpty();
        assertThat(FormCheck.problems(type, form().empty().build(), NOW.today()))
                .isNotEmpty();
        assertThat(FormCheck.isAdult(form().empty().build(), NOW.today())).isFalse();
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> commands() {
        return Stream.of(CaseFileCommand.class.getPermittedSubclasses());
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
