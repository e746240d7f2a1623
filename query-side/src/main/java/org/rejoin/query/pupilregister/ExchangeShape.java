package org.rejoin.query.pupilregister;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Which elements stand in which one, and in what order (SPEC 2.4). An element has one place, so its name alone finds it. */
final class ExchangeShape {

    private static final Map<String, List<String>> WITHIN = read();

    private ExchangeShape() {}

    /** Empty of what holds text. */
    static List<String> within(String element) {
        return WITHIN.getOrDefault(element, List.of());
    }

    private static Map<String, List<String>> read() {
        InputStream shape = Objects.requireNonNull(ExchangeShape.class.getResourceAsStream("exchange-shape.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(shape, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> List.of(parts[1].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
