package org.rejoin.logscan;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds, line by line, what was noted as a secret and what looks like one. */
public final class LogScan {

    private static final Pattern TOKEN =
            Pattern.compile("rjn_[A-Za-z0-9_-]{8,}|\\$argon2|(?i)Authorization\\W{1,4}(?:Bearer|Basic) \\S");
    private static final Pattern NATIONAL_ID = Pattern.compile("(?<![A-Za-z0-9])[A-Z][1289]\\d{8}(?!\\d)");
    // of the letters A to Z in the national id (SPEC 2.7)
    private static final int[] LETTERS = {
        10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33
    };

    // the one line that is meant to carry a secret: the link by which a fresh installation is entered (c11)
    private static final String FIRST_START = " rejoin.first-start : ";

    private final Node root = new Node();

    public LogScan(Collection<String> secrets) {
        secrets.forEach(this::plant);
    }

    /** @param what the secret, or the kind of it */
    public record Finding(Path file, int line, String what, String text) {}

    /** The scan of what the tests of these modules noted. */
    public static LogScan forModules(List<Path> modules) throws IOException {
        List<String> secrets = new ArrayList<>();
        for (Path module : modules) {
            Path file = module.resolve(Secrets.DIRECTORY).resolve(Secrets.FILE);
            if (Files.exists(file)) {
                secrets.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
        }
        return new LogScan(secrets);
    }

    public static List<Path> logsOf(Path module) throws IOException {
        Path directory = module.resolve(Secrets.DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    public boolean knowsSecrets() {
        return !root.next.isEmpty();
    }

    public List<Finding> scan(Path log) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                int at = number;
                String text = line;
                find(line).ifPresent(what -> findings.add(new Finding(log, at, what, text)));
            }
        }
        return findings;
    }

    Optional<String> find(String line) {
        if (line.contains(FIRST_START)) {
            return Optional.empty();
        }
        Matcher token = TOKEN.matcher(line);
        if (token.find()) {
            return Optional.of(token.group());
        }
        Matcher id = NATIONAL_ID.matcher(line);
        while (id.find()) {
            if (isNationalId(id.group())) {
                return Optional.of(id.group());
            }
        }
        for (int start = 0; start < line.length(); start++) {
            int end = endOfSecret(line, start);
            if (end > 0) {
                return Optional.of(line.substring(start, end));
            }
        }
        return Optional.empty();
    }

    /** Where a secret that begins there ends, or 0. */
    private int endOfSecret(String line, int start) {
        Node node = root;
        for (int at = start; at < line.length(); at++) {
            node = node.next.get(line.charAt(at));
            if (node == null) {
                return 0;
            }
            if (node.isEnd) {
                return at + 1;
            }
        }
        return 0;
    }

    private void plant(String secret) {
        if (secret.isBlank()) {
            return;
        }
        Node node = root;
        for (int at = 0; at < secret.length(); at++) {
            node = node.next.computeIfAbsent(secret.charAt(at), any -> new Node());
        }
        node.isEnd = true;
    }

    private static boolean isNationalId(String id) {
        int letter = LETTERS[id.charAt(0) - 'A'];
        int sum = letter / 10 + letter % 10 * 9;
        for (int place = 1; place < 9; place++) {
            sum += (id.charAt(place) - '0') * (9 - place);
        }
        return (sum + id.charAt(9) - '0') % 10 == 0;
    }

    private static final class Node {

        private final Map<Character, Node> next = new HashMap<>();
        private boolean isEnd;
    }
}
