package org.rejoin.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.obligation.ObligationKind;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every word a person reads stands in a message file, in both languages. */
class TextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[(}]");
    private static final Pattern SAID = Pattern.compile("words\\.text\\('([\\w.-]+)'[,)]");
    // what stands between tags, in attributes that are read out, and in expressions
    private static final Pattern BETWEEN_TAGS = Pattern.compile(">([^<]*)<");
    private static final Pattern READ_OUT = Pattern.compile("\\s(?:title|placeholder|alt|aria-label)=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}]|[A-Za-z]{2,}");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}]");

    @ParameterizedTest
    @MethodSource("bundles")
    void each_language_has_the_same_keys(String bundle) throws IOException {
        Properties chinese = read("messages/" + bundle + "_zh_TW.properties");
        Properties english = read("messages/" + bundle + "_en.properties");

        assertThat(chinese.stringPropertyNames())
                .as(bundle)
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(chinese.values()).as(bundle).noneMatch(text -> text.toString()
                .isBlank());
        assertThat(english.stringPropertyNames())
                .as("English texts of %s with Chinese in them", bundle)
                .filteredOn(key -> !key.startsWith("page.other-")
                        && HAN.matcher(english.getProperty(key)).find())
                .isEmpty();
        for (String key : chinese.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as("what both languages of %s fill in", key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(ObligationKind.class)
    void each_kind_of_duty_of_a_case_has_words(ObligationKind kind) throws IOException {
        for (String language : List.of("_zh_TW", "_en")) {
            assertThat(read("messages/caselist" + language + ".properties").getProperty("duty." + kind))
                    .as("duty.%s in caselist%s", kind, language)
                    .isNotBlank();
        }
    }

    @Test
    void no_key_stands_in_two_files() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String bundle : bundles().toList()) {
            for (String key : read("messages/" + bundle + "_zh_TW.properties").stringPropertyNames()) {
                assertThat(seen.add(key)).as("%s in %s", key, bundle).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messageFiles")
    void no_key_stands_twice_in_a_file(Path file) throws IOException {
        Set<Object> twice = new HashSet<>();
        // once they are read only the last of them is left
        Properties texts = new Properties() {

            private static final long serialVersionUID = 1L;

            @Override
            public synchronized @Nullable Object put(Object key, Object value) {
                Object before = super.put(key, value);
                if (before != null) {
                    twice.add(key);
                }
                return before;
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }

        assertThat(texts).isNotEmpty();
        assertThat(twice).as(file.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("messageFiles")
    void nobody_is_addressed_as_in_a_letter(Path file) throws IOException {
        assertThat(Files.readAllLines(file)).as(file.toString()).noneMatch(line -> line.contains("您"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_holds_no_words_and_asks_for_none_that_is_missing(Path template) throws IOException {
        String source = Files.readString(template).replaceAll("(?s)<!--.*?-->", "");
        Set<String> keys = new TreeSet<>();
        for (String bundle : bundles().toList()) {
            keys.addAll(read("messages/" + bundle + "_zh_TW.properties").stringPropertyNames());
        }

        assertThat(found(KEY, source)).as("keys of %s", template).isSubsetOf(keys);
        assertThat(found(SAID, source)).as("keys of %s", template).isSubsetOf(keys);
        assertThat(found(BETWEEN_TAGS, source.replaceAll("\"[^\"]*\"", "")))
                .as("text in %s", template)
                .noneMatch(text -> WORD.matcher(text).find());
        assertThat(found(READ_OUT, source))
                .as("text in attributes of %s", template)
                .noneMatch(text -> WORD.matcher(text).find());
        assertThat(HAN.matcher(source).find()).as("Chinese in %s", template).isFalse();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void a_script_holds_no_words(Path script) throws IOException {
        String code = Files.readString(script).replaceAll("(?m)(?://|^\\s*/?\\*).*$", "");

        assertThat(HAN.matcher(code).find()).as("Chinese in %s", script).isFalse();
        assertThat(code).as(script.toString()).doesNotContain("innerHTML", "eval(", "new Function", "document.write");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_keeps_the_content_security_policy(Path template) throws IOException {
        String source = Files.readString(template);

        assertThat(source).doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=\"");
        assertThat(source).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("<style");
        assertThat(source).as("links to others").doesNotContainPattern("(?:href|src)=\"(?:https?:)?//");
    }

    static Stream<String> bundles() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_zh_TW.properties");
        return Arrays.stream(files)
                .map(file -> String.valueOf(file.getFilename()).replace("_zh_TW.properties", ""));
    }

    /** Of all modules. */
    static List<Path> messageFiles() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("command-side", "query-side", "deploy/all-in-one")) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src/main/resources"))) {
                all.filter(file -> file.toString().endsWith(".properties")).forEach(found::add);
            }
        }
        return found;
    }

    static List<Path> templates() throws IOException {
        return files("templates", ".html");
    }

    static List<Path> scripts() throws IOException {
        return files("assets", ".js");
    }

    private static List<Path> files(String directory, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve(directory))) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static Set<String> found(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> placeholders(String text) {
        Matcher matcher = Pattern.compile("\\{\\d").matcher(text);
        return matcher.results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                TextsTest.class.getClassLoader().getResource(name).openStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
