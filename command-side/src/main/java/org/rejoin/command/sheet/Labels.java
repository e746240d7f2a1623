package org.rejoin.command.sheet;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.event.CodeLists;

/** Codes by what people type: the code, or its label in either language in any width, with any dash, 台 or 臺. */
public final class Labels {

    private static final Map<String, Map<String, String>> CODES = new ConcurrentHashMap<>();

    // R-FLD-05
    private static final List<String> UNKNOWN_IN_WORDS = List.of("不知道", "不清楚", "未知");

    private Labels() {}

    public static Optional<String> codeOf(String list, String text) {
        return CodeLists.codeOf(list, text)
                .or(() -> Optional.ofNullable(
                        CODES.computeIfAbsent(list, Labels::codesOf).get(plain(text))));
    }

    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('台', '臺')
                .replaceAll("\\s", "")
                .replaceAll("[‐‑‒–—―−]", "-");
    }

    private static Map<String, String> codesOf(String list) {
        return CodeLists.of(list).stream()
                .flatMap(item -> namesOf(item).map(name -> Map.entry(plain(name), item.code())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    private static Stream<String> namesOf(CodeLists.Item item) {
        Stream<String> names = Stream.of(item.code(), item.zh(), item.en());
        return item.code().equals(CodeLists.UNKNOWN) ? Stream.concat(names, UNKNOWN_IN_WORDS.stream()) : names;
    }
}
