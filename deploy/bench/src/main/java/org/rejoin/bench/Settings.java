package org.rejoin.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is measured, and with what.
 *
 * @param cases sizes of the data sets, each measured by itself
 * @param runs how often everything is measured; what is reported is the median
 * @param seconds how long one measurement takes
 * @param starts which starts are measured: none, plain, or all, also the one with shared classes
 * @param replays whether the read models of the first data set are emptied and built anew; they have followed it once anyway
 * @param keep whether a data set stays there for the next run, which then measures it over HTTP alone and takes from the
 *     first what was measured in process
 * @param jar the service as it is packaged
 * @param classes of this module, for what runs within the service
 */
record Settings(
        List<Integer> cases,
        int runs,
        int seconds,
        int clients,
        String starts,
        boolean replays,
        boolean keep,
        Path jar,
        Path classes,
        Path work,
        Path report) {

    static Settings of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] pair = argument.substring(2).split("=", 2);
            given.put(pair[0], pair[1]);
        }
        return new Settings(
                Arrays.stream(required(given, "cases").split(","))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(required(given, "runs")),
                Integer.parseInt(required(given, "seconds")),
                Integer.parseInt(given.getOrDefault("clients", "16")),
                given.getOrDefault("starts", "all"),
                Boolean.parseBoolean(given.getOrDefault("replays", "true")),
                Boolean.parseBoolean(given.getOrDefault("keep", "false")),
                path(given, "jar"),
                path(given, "classes"),
                path(given, "work"),
                path(given, "report"));
    }

    private static Path path(Map<String, String> given, String name) {
        return Path.of(required(given, name)).toAbsolutePath().normalize();
    }

    private static String required(Map<String, String> given, String name) {
        return Objects.requireNonNull(given.get(name), name);
    }
}
