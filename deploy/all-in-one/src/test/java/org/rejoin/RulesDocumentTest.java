package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/rules.md true: every rule with the code that names it and the tests that show it. After a change, run this
 * test with {@code -Drules.write=true} and look at the difference.
 */
class RulesDocumentTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path SCOPE = ROOT.resolve("docs/rules-scope.tsv");
    private static final Path DOCUMENT = ROOT.resolve("docs/rules.md");
    private static final List<String> MODULES =
            List.of("shared-events", "command-side", "query-side", "deploy/all-in-one");

    private static final Pattern RULE = Pattern.compile(
            "(?<![\\w-])(?:R-[A-Z]+-\\d{2}|SOP-\\d\\.\\d|(?:T|L|N|SC|IF|DIS)\\d{2}|c[1-9]\\d?)(?![\\w-])");
    // R-GRN-01..04, T04-T06, R-SCOPE-02/03, [c1, c2]: a range or list names each of its rules
    private static final Pattern RANGE =
            Pattern.compile("(?<![\\w-])(R-[A-Z]+-|T|L|N|SC|IF|DIS)(\\d{2})(?:\\.\\.|–|-)(?:\\1)?(\\d{2})(?![\\w-])");
    private static final Pattern LIST = Pattern.compile("(?<![\\w-])(R-[A-Z]+-)(\\d{2}(?:/\\d{2})+)(?![\\w-])");
    // c4 alone may be anything; beside its section it is a decision
    private static final Pattern DECISIONS = Pattern.compile("(?m)^.*1\\.23.*$");
    private static final Pattern DECISION = Pattern.compile("c[1-9]\\d?");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
    private static final Pattern TYPE = Pattern.compile("^(?:\\w+ )*(?:class|record|interface|enum) (\\w+)");
    private static final Pattern METHOD = Pattern.compile("^    (?:\\w+ )*void (\\w+)\\(");

    private final Map<String, Set<String>> code = new TreeMap<>();
    private final Map<String, Set<String>> tests = new TreeMap<>();

    @Test
    void the_table_of_rules_is_as_the_code_and_the_tests_are() throws IOException {
        String expected = table();
        if (Boolean.getBoolean("rules.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/rules.md, to be written anew with -Drules.write=true")
                .isEqualTo(expected);
    }

    @Test
    void every_rule_is_shown_by_a_test_or_has_a_reason_not_to_be_here() throws IOException {
        table();
        assertThat(scope().stream()
                        .filter(rule -> rule.whyNot().isEmpty())
                        .map(Rule::id)
                        .filter(id -> !tests.containsKey(id)))
                .as("rules that no test is tagged with")
                .isEmpty();
    }

    @Test
    void every_rule_a_test_names_exists() throws IOException {
        table();
        Set<String> known = scope().stream().map(Rule::id).collect(Collectors.toSet());
        assertThat(tests.keySet().stream().filter(id -> !known.contains(id)))
                .as("rules that docs/rules-scope.tsv does not have")
                .isEmpty();
    }

    private String table() throws IOException {
        for (String module : MODULES) {
            inFiles(ROOT.resolve(module).resolve("src/main"), this::readCode);
            inFiles(ROOT.resolve(module).resolve("src/test/java"), this::readTest);
        }
        StringBuilder document = new StringBuilder("""
                # Rules

                Every rule of the specification: the code that names it and the tests that show it. Written by `RulesDocumentTest` from
                [rules-scope.tsv](rules-scope.tsv), the sources and the tags of the tests; not edited by hand.
                """);
        String section = "";
        for (Rule rule : scope()) {
            if (!rule.section().equals(section)) {
                section = rule.section();
                document.append("\n## ").append(section).append("\n\n| Rule | | Code | Tests |\n|---|---|---|---|\n");
            }
            document.append("| ")
                    .append(rule.id())
                    .append(" | ")
                    .append(rule.sentence())
                    .append(" | ");
            document.append(links(rule.id(), code)).append(" | ");
            String shownBy = links(rule.id(), tests);
            document.append(Stream.of(shownBy, rule.whyNot())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; ")));
            document.append(" |\n");
        }
        return document.toString();
    }

    private static String links(String rule, Map<String, Set<String>> places) {
        return places.getOrDefault(rule, Set.of()).stream()
                .map(place -> "[" + place.substring(place.lastIndexOf('/') + 1).replaceFirst("\\.java(?=#|$)", "")
                        + "](../" + place.replaceFirst("#.*", "") + ")")
                .collect(Collectors.joining(", "));
    }

    private void readCode(String file, String text) {
        rulesIn(text).forEach(rule -> code.computeIfAbsent(rule, any -> new TreeSet<>())
                .add(file));
    }

    /** Tags before the type stand for the whole class, tags before a method for that method. */
    private void readTest(String file, String text) {
        List<String> pending = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher tag = TAG.matcher(line);
            while (tag.find()) {
                pending.add(tag.group(1));
            }
            Matcher method = METHOD.matcher(line);
            if (method.find()) {
                note(pending, file + "#" + method.group(1));
            } else if (TYPE.matcher(line).find()) {
                note(pending, file);
            }
        }
    }

    private void note(List<String> tags, String place) {
        tags.stream().filter(tag -> RULE.matcher(tag).matches()).forEach(rule -> tests.computeIfAbsent(
                        rule, any -> new TreeSet<>())
                .add(place));
        tags.clear();
    }

    private static Set<String> rulesIn(String text) {
        Set<String> rules = new TreeSet<>();
        RULE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(rule -> !DECISION.matcher(rule).matches())
                .forEach(rules::add);
        DECISIONS.matcher(text).results().forEach(line -> RULE.matcher(line.group())
                .results()
                .map(MatchResult::group)
                .forEach(rules::add));
        RANGE.matcher(text).results().forEach(found -> {
            for (int n = Integer.parseInt(found.group(2)); n <= Integer.parseInt(found.group(3)); n++) {
                rules.add(found.group(1) + String.format(Locale.ROOT, "%02d", n));
            }
        });
        LIST.matcher(text).results().forEach(found -> Stream.of(found.group(2).split("/"))
                .forEach(number -> rules.add(found.group(1) + number)));
        return rules;
    }

    private static void inFiles(Path directory, BiConsumer<String, String> read) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches(".*\\.(java|sql|properties|yaml|txt)")) {
                    read.accept(ROOT.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        }
    }

    private static List<Rule> scope() throws IOException {
        return Files.readAllLines(SCOPE, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(columns -> new Rule(columns[0], columns[1], columns[2], columns[3]))
                .toList();
    }

    private record Rule(String id, String sentence, String section, String whyNot) {}
}
