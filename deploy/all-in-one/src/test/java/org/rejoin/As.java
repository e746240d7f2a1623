package org.rejoin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rejoin.logscan.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the service, acting as an account. What a thread has commanded, by whatever account, its next readings see:
 * the consistency token of its last command goes with every GET.
 *
 * <pre>{@code
 * As.account("tutor-a").post("/api/cases", json).status();                              // 201
 * As.account("registrar-a").get("/api/cases?list=PENDING").json().get("items");
 * As.account("registrar-a").once().ifMatch(3).post("/api/cases/" + id + "/report").code();
 * }</pre>
 */
public final class As {

    public static final String DEMO_PASSWORD = "Rejoin-demo-2026";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final JsonMapper JSON = new JsonMapper();
    // by database: a token says nothing about another one
    private static final ThreadLocal<Map<String, String>> LAST_COMMAND = ThreadLocal.withInitial(HashMap::new);

    private final String url;
    private final Map<String, String> headers;
    // what a browser keeps, by name: every answer may change it
    private final Map<String, String> cookies;

    private As(String url, Map<String, String> headers, Map<String, String> cookies) {
        this.url = url;
        this.headers = headers;
        this.cookies = cookies;
    }

    /** A demo account on the service all tests share. */
    public static As account(String account) {
        return account(Service.url(), account);
    }

    /** A demo account on a service of one's own. */
    public static As account(String url, String account) {
        String secret =
                Base64.getEncoder().encodeToString((account + ":" + DEMO_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return nobody(url).with("Authorization", "Basic " + secret);
    }

    public static As nobody() {
        return nobody(Service.url());
    }

    public static As nobody(String url) {
        return new As(url, Map.of(), new ConcurrentHashMap<>());
    }

    /** Somebody who signed in and whose browser keeps the cookie. */
    public static As signedIn(String account, String password) {
        return nobody().signIn(account, password);
    }

    /** A client with the session that this account and password open. */
    public As signIn(String account, String password) {
        Answer answer = trySignIn(account, password);
        if (answer.status() != 201) {
            throw new AssertionError("sign-in was answered " + answer);
        }
        return inSessionOf(answer);
    }

    public Answer trySignIn(String account, String password) {
        return post(
                "/api/sessions",
                JSON.createObjectNode()
                        .put("account", account)
                        .put("password", password)
                        .toString());
    }

    /** A browser of its own with the session that this answer opened, and what else came with it. */
    public As inSessionOf(Answer signedIn) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.remove("Cookie");
        As browser = new As(url, more, new ConcurrentHashMap<>());
        browser.keepCookiesOf(signedIn.response());
        if (!browser.cookies.containsKey("REJOIN_SESSION")) {
            throw new AssertionError("no session was opened: " + signedIn);
        }
        return browser;
    }

    /** A program with its token. */
    public static As program(String token) {
        return nobody().with("Authorization", "Bearer " + token);
    }

    /** The same on another node. */
    public As at(String address) {
        return new As(address, headers, cookies);
    }

    public As with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new As(url, more, cookies);
    }

    /** With a new idempotency key, the same for everything this client sends. */
    public As once() {
        return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    public As ifMatch(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    public As inEnglish() {
        return with("Accept-Language", "en");
    }

    /** Readings by this client do not wait for what was commanded before. */
    public As withoutWaiting() {
        return with("Consistency-Token", "");
    }

    public Answer get(String path) {
        return waiting().send("GET", path, BodyPublishers.noBody(), null);
    }

    private As waiting() {
        String token = LAST_COMMAND.get().get(Service.databaseOf(url));
        return token != null && !headers.containsKey("Consistency-Token") ? with("Consistency-Token", token) : this;
    }

    public Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), null);
    }

    public Answer post(String path, String json) {
        Secrets.noteJson(json);
        // a search is a POST, and reads all the same
        As sender = path.endsWith("/search") || path.endsWith("/prefill") ? waiting() : this;
        return sender.post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, String mediaType, byte[] body) {
        return send("POST", path, BodyPublishers.ofByteArray(body), mediaType);
    }

    public Answer put(String path, String json) {
        Secrets.noteJson(json);
        return send("PUT", path, BodyPublishers.ofString(json), "application/json");
    }

    public Answer delete(String path, String json) {
        Secrets.noteJson(json);
        return send("DELETE", path, BodyPublishers.ofString(json), "application/json");
    }

    /** One file as the part {@code file} of a form. */
    public Answer upload(String path, String fileName, byte[] content) {
        return multipart(path, Part.file("file", fileName, content));
    }

    public Answer multipart(String path, Part... parts) {
        String boundary = "rejoin-" + UUID.randomUUID();
        List<byte[]> body = new ArrayList<>();
        for (Part part : parts) {
            body.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
                            + (part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"")
                            + "\r\nContent-Type: " + part.mediaType() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.add(part.content());
            body.add("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send("POST", path, BodyPublishers.ofByteArrays(body), "multipart/form-data; boundary=" + boundary);
    }

    /** A part of a form: JSON, or a file. */
    public record Part(String name, @Nullable String fileName, String mediaType, byte[] content) {

        public static Part json(String name, String json) {
            Secrets.noteJson(json);
            return new Part(name, null, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        public static Part file(String name, String fileName, byte[] content) {
            return new Part(name, fileName, "application/octet-stream", content);
        }
    }

    private Answer send(String method, String path, BodyPublisher body, @Nullable String mediaType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body);
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                Secrets.noteHeader(name, value);
                request.header(name, value);
            }
        });
        if (!cookies.isEmpty() && !headers.containsKey("Cookie")) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            response.headers()
                    .allValues("Set-Cookie")
                    .forEach(cookie -> Secrets.noteHeader("Cookie", cookie.replaceFirst(";.*", "")));
            response.headers()
                    .firstValue("Consistency-Token")
                    .ifPresent(token -> LAST_COMMAND.get().put(Service.databaseOf(url), token));
            if (!cookies.isEmpty()) {
                keepCookiesOf(response);
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keepCookiesOf(HttpResponse<byte[]> response) {
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] kept = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Max-Age=0;")) {
                cookies.remove(kept[0]);
            } else {
                cookies.put(kept[0], kept[1]);
            }
        }
    }

    /** What the service answered. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** Version of the case after a command, from the ETag. */
        public long version() {
            return Long.parseLong(header("ETag").orElseThrow().replace("\"", ""));
        }

        /** Code of the problem. */
        public String code() {
            return json().get("code").asString();
        }

        /** Codes of all blockers of a refusal. */
        public List<String> blockers() {
            return codesIn("blockers");
        }

        /** Codes of all fields a refusal names. */
        public List<String> fields() {
            return codesIn("fields");
        }

        private List<String> codesIn(String list) {
            return StreamSupport.stream(json().get(list).spliterator(), false)
                    .map(entry -> entry.get("code").asString())
                    .toList();
        }

        /** So that a failing assertion shows what happened. */
        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
