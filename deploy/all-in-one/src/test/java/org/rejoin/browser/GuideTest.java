package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The guide speaks of what is on the pages, by the words that stand there, with pictures of them. */
class GuideTest {

    private static final Path GUIDE = Path.of("..", "..", "docs", "guide");
    private static final Pattern QUOTED = Pattern.compile("「([^」]+)」");
    private static final Pattern LINKED = Pattern.compile("\\]\\(([^)#]+)\\)");

    @ParameterizedTest
    @MethodSource("pages")
    void what_it_quotes_stands_on_a_page_and_what_it_links_is_there(Path page) throws IOException {
        String text = Files.readString(page);

        Set<String> words = words();
        assertThat(found(QUOTED, text)).allMatch(quoted -> words.contains(quoted) || isOlder(page), "a word of a page");
        assertThat(found(LINKED, text)).allMatch(linked -> Files.exists(GUIDE.resolve(linked)), "there");
    }

    /** The pages as they are now, in the guide: {@code -Dtest=EveryPageTest -Dguide.write=true}. */
    static void takePictures() throws IOException {
        for (Path page : pages()) {
            for (String linked : found(LINKED, Files.readString(page))) {
                if (linked.endsWith(".png")) {
                    String name = Path.of(linked).getFileName().toString().replace(".png", "-light.png");
                    Files.copy(
                            Visitor.PICTURES.resolve(name), GUIDE.resolve(linked), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    // written before there were pages, about rules
    private static boolean isOlder(Path page) {
        return Set.of("accounts.md", "erasure.md").contains(page.getFileName().toString());
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(GUIDE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new HashSet<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_zh_TW.properties")) {
            Properties texts = new Properties();
            try (InputStreamReader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            texts.values().forEach(text -> words.add(text.toString()));
        }
        return words;
    }
}
