package org.rejoin.logscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test sent or got that must never be logged; kept beside the log for {@link LogScan}. */
public final class Secrets {

    static final Path DIRECTORY = Path.of("target", "log-scan");
    static final String FILE = "secrets.txt";

    private static final Set<String> FIELDS = Set.of(
            "nationalId",
            "nationalIds",
            "name",
            "password",
            "current",
            "token",
            "secret",
            "code",
            "email",
            "phone",
            "phones",
            "residentialAddress",
            "registeredAddress");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /** The personal fields of a body, if it is JSON at all. */
    public static void noteJson(String body) {
        try {
            noteIn(JSON.readTree(body));
        } catch (JacksonException e) {
            // a test of malformed bodies
        }
    }

    /** Password, token or session of a request. */
    public static void noteHeader(String name, String value) {
        if (name.equalsIgnoreCase("Authorization") && value.startsWith("Bearer ")) {
            note(value.substring("Bearer ".length()));
        } else if (name.equalsIgnoreCase("Authorization") && value.startsWith("Basic ")) {
            note(value.substring("Basic ".length()));
            noteBasic(value.substring("Basic ".length()));
        } else if (name.equalsIgnoreCase("Cookie")) {
            note(value.substring(value.indexOf('=') + 1));
        }
    }

    public static void note(String secret) {
        if (isTelling(secret) && KNOWN.add(secret)) {
            append(secret);
        }
    }

    private static void noteBasic(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            note(decoded.substring(decoded.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            // a test of malformed headers
        }
    }

    private static void noteIn(JsonNode node) {
        node.properties().forEach(field -> {
            if (FIELDS.contains(field.getKey())) {
                noteTextsIn(field.getValue());
            }
            noteIn(field.getValue());
        });
        if (node.isArray()) {
            node.forEach(Secrets::noteIn);
        }
    }

    private static void noteTextsIn(JsonNode value) {
        if (value.isString()) {
            note(value.asString());
        } else if (value.isArray()) {
            value.forEach(Secrets::noteTextsIn);
        }
    }

    // what is shorter, or a plain word, stands in any log
    private static boolean isTelling(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return false;
        }
        boolean ideographic = text.codePoints().allMatch(Character::isIdeographic);
        boolean mixed = text.codePoints().anyMatch(Character::isDigit) || text.contains("@");
        return ideographic ? text.codePointCount(0, text.length()) >= 2 : text.length() >= 8 && mixed;
    }

    private static synchronized void append(String secret) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    DIRECTORY.resolve(FILE),
                    secret + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
