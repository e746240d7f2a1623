package org.rejoin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Raw figures by name, one per run; what is reported of several is their median. */
public final class Figures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<Double>> byName = new LinkedHashMap<>();

    public void add(String name, double value) {
        if (!Double.isNaN(value)) {
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
    }

    /** Throughput, median and tails of one kind of thing; a tail that no five of them are in is none. */
    public void add(String name, Load.Result result, String kind) {
        long count = result.count(kind);
        add(name + ".count", count);
        add(name + ".perSecond", result.perSecond(kind));
        add(name + ".p50ms", result.millis(kind, 50));
        add(name + ".p95ms", count < 100 ? Double.NaN : result.millis(kind, 95));
        add(name + ".p99ms", count < 500 ? Double.NaN : result.millis(kind, 99));
    }

    public Figures without(String name) {
        Figures rest = new Figures();
        rest.byName.putAll(byName);
        rest.byName.remove(name);
        return rest;
    }

    public void addAll(Figures others, String prefix) {
        others.byName.forEach((name, values) -> values.forEach(value -> add(prefix + name, value)));
    }

    public OptionalDouble median(String name) {
        List<Double> sorted =
                byName.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sorted.get(sorted.size() / 2));
    }

    OptionalDouble ratio(String one, String other) {
        OptionalDouble above = median(one);
        OptionalDouble below = median(other);
        return above.isPresent() && below.isPresent() && below.getAsDouble() != 0
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    Map<String, List<Double>> all() {
        return byName;
    }

    public void write(Path file) {
        try {
            Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(byName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Figures read(Path file) {
        try {
            Figures figures = new Figures();
            figures.byName.putAll(
                    JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, List<Double>>>() {}));
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
