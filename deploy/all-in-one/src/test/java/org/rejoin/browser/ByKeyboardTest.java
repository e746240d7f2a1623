package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is walked in a browser is walked without a mouse, by what a {@link Visitor} can do. */
@Tag("SC01")
class ByKeyboardTest {

    private static final Path STORIES = Path.of("src/test/java/org/rejoin/browser");
    private static final Pattern BY_POINTER =
            Pattern.compile("\\.(click|dblclick|tap|check|uncheck|setChecked|fill|selectOption)\\(");

    @Test
    void no_story_of_a_page_takes_a_pointer_but_where_it_says_why() throws IOException {
        try (Stream<Path> stories = Files.list(STORIES)) {
            List<String> unexplained = stories.filter(file -> file.toString().endsWith("PagesTest.java"))
                    .flatMap(ByKeyboardTest::unexplained)
                    .toList();
            assertThat(unexplained).isEmpty();
        }
    }

    private static Stream<String> unexplained(Path story) {
        List<String> lines = linesOf(story);
        return IntStream.range(0, lines.size())
                .filter(at -> BY_POINTER.matcher(lines.get(at)).find())
                .filter(at -> at == 0 || !lines.get(at - 1).strip().startsWith("//"))
                .mapToObj(at -> story.getFileName() + ":" + (at + 1));
    }

    private static List<String> linesOf(Path story) {
        try {
            return Files.readAllLines(story);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
