package org.rejoin.keystore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys are and how long they may be remembered.
 *
 * @param besideEvents whether they stand in the cluster of the events, so that both are flushed by one log
 * @param cached how many keys are held in memory
 * @param cachedFor how long at most a key erased by another node still reads
 * @param eraseAfter how long a retired key may still be written with: {@code cachedFor} and the longest transaction, nothing
 *     where there is one node
 * @param indexSettlesAfter how long a transaction may still store indexes of the versions it knew when it began
 */
public record KeyStoreSettings(
        String url,
        String user,
        String password,
        String owner,
        String ownerPassword,
        boolean besideEvents,
        byte[] master,
        List<byte[]> masterEarlier,
        long cached,
        Duration cachedFor,
        Duration eraseAfter,
        Duration indexSettlesAfter) {

    static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);

    private static final Pattern SIMPLE_DURATION = Pattern.compile("(\\d+)(ms|s|m)");
    private static final String PREFIX = "rejoin.keys.";

    /** No setting names a master key. */
    public static final class NoMasterKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoMasterKey(String reason) {
            super(reason);
        }
    }

    /** @param setting value of a property, null where it has none */
    public static KeyStoreSettings of(Function<String, @Nullable String> setting) {
        String main = require(setting, "spring.datasource.url");
        String url = Optional.ofNullable(setting.apply(PREFIX + "url")).orElse(main);
        Duration cachedFor = duration(setting, "cached-for").orElse(Duration.ofSeconds(30));
        return new KeyStoreSettings(
                url,
                Optional.ofNullable(setting.apply(PREFIX + "user"))
                        .orElseGet(() -> require(setting, "spring.datasource.username")),
                Optional.ofNullable(setting.apply(PREFIX + "password"))
                        .orElseGet(() -> optional(setting, "spring.datasource.password")),
                Optional.ofNullable(setting.apply(PREFIX + "migrations-user"))
                        .orElseGet(() -> require(setting, "rejoin.migrations.user")),
                Optional.ofNullable(setting.apply(PREFIX + "migrations-password"))
                        .orElseGet(() -> optional(setting, "rejoin.migrations.password")),
                serverOf(url).equals(serverOf(main)),
                master(setting),
                earlier(setting),
                Long.parseLong(
                        Optional.ofNullable(setting.apply(PREFIX + "cached")).orElse("100000")),
                cachedFor,
                duration(setting, "erase-after").orElse(cachedFor.plus(LONGEST_TRANSACTION)),
                duration(setting, "index-settles-after").orElse(cachedFor.plus(LONGEST_TRANSACTION)));
    }

    private static byte[] master(Function<String, @Nullable String> setting) {
        String master = setting.apply(PREFIX + "master");
        String file = setting.apply(PREFIX + "master-file");
        if ((master == null || master.isBlank()) && (file == null || file.isBlank())) {
            throw new NoMasterKey("No master key wraps the keys of personal data.");
        }
        try {
            return MasterKeys.decode(
                    master == null || master.isBlank()
                            ? Files.readString(Path.of(Objects.requireNonNull(file)))
                            : master);
        } catch (IOException | IllegalArgumentException e) {
            throw new NoMasterKey("The master key cannot be read, or is not 32 bytes in Base64.");
        }
    }

    private static List<byte[]> earlier(Function<String, @Nullable String> setting) {
        return Arrays.stream(optional(setting, PREFIX + "master-earlier").split(","))
                .filter(key -> !key.isBlank())
                .map(MasterKeys::decode)
                .toList();
    }

    private static Optional<Duration> duration(Function<String, @Nullable String> setting, String name) {
        String text = setting.apply(PREFIX + name);
        return text == null ? Optional.empty() : Optional.of(durationOf(text.strip()));
    }

    // 500ms, 30s, 2m, or as ISO 8601 writes it
    private static Duration durationOf(String text) {
        Matcher simple = SIMPLE_DURATION.matcher(text);
        if (!simple.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(simple.group(1));
        return switch (simple.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    // jdbc:postgresql://host:port/database?options: what stands before the database
    private static String serverOf(String url) {
        int start = url.indexOf("//");
        int end = start < 0 ? -1 : url.indexOf('/', start + 2);
        return end < 0 ? url : url.substring(0, end);
    }

    private static String require(Function<String, @Nullable String> setting, String name) {
        return Objects.requireNonNull(setting.apply(name), name);
    }

    private static String optional(Function<String, @Nullable String> setting, String name) {
        return Objects.requireNonNullElse(setting.apply(name), "");
    }

    @Override
    public String toString() {
        return "KeyStoreSettings[" + url + "]";
    }
}
