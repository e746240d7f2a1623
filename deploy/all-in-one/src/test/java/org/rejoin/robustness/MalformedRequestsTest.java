package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is wrong with a request, the answer is a problem with a code and tells nothing of the inside. Long form: 20,000
 * requests; {@code -Drejoin.seed=} repeats a run.
 */
class MalformedRequestsTest {

    private static final Logger LOG = LoggerFactory.getLogger(MalformedRequestsTest.class);
    private static final int REQUESTS = Boolean.getBoolean("rejoin.long") ? 20_000 : 1_000;
    private static final long SEED = Long.getLong("rejoin.seed", System.currentTimeMillis());
    private static final Pattern INSIDE = Pattern.compile(
            "\\tat |Exception|org\\.(rejoin|spring|axon|hibernate|postgres|apache)|java\\.|jakarta\\.|tools\\.jackson|SELECT ");
    private static final JsonMapper JSON = new JsonMapper();

    private final Random random = new Random(SEED);
    private final Filing filing = Filing.reportedOn(Service.url());

    private record Endpoint(String account, String method, String path, String body) {}

    private record Request(
            String what, String account, String method, String path, Map<String, String> headers, byte[] body) {}

    private record Answer(int status, String contentType, String body) {}

    @Test
    void a_malformed_request_is_a_problem_of_its_sender_and_of_nobody_else() throws IOException {
        LOG.info("Seed {}", SEED);
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int n = 0; n < REQUESTS; n++) {
            Request request = malformed();
            Answer answer = send(request);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (!isProblem(answer)) {
                wrong.add(request.what() + ": " + request.method() + " " + shortened(request.path()) + " "
                        + shortened(new String(request.body(), StandardCharsets.UTF_8)) + " → " + answer.status() + " "
                        + answer.contentType() + " " + shortened(answer.body()));
            }
        }
        LOG.info("Answers by status: {}", statuses);
        assertThat(wrong).as("seed %d", SEED).isEmpty();
        new ReadModels(Service.url()).awaitAllCaughtUp();
    }

    private static boolean isProblem(Answer answer) {
        if (answer.status() / 100 != 4 || !answer.contentType().startsWith("application/problem+json")) {
            return false;
        }
        JsonNode problem = JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        return problem.path("code").isString()
                && problem.path("status").asInt() == answer.status()
                && !INSIDE.matcher(answer.body()).find();
    }

    private Request malformed() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> wrongBody();
            case 4 -> wrongHeader();
            case 5 -> wrongMediaType();
            case 6 -> wrongMethod();
            case 7 -> wrongId();
            case 8 -> wrongUpload();
            default -> wrongQuery();
        };
    }

    private List<Endpoint> commands() {
        String path = "/api/cases/" + filing.id();
        Filing unknown = Filing.next();
        String reason = "{\"reason\": \"原因\"}";
        return List.of(
                new Endpoint("registrar-a", "POST", "/api/cases", unknown.json()),
                new Endpoint("registrar-a", "PUT", path + "/form", filing.form()),
                new Endpoint("registrar-a", "POST", path + "/tracking-records", Filing.record(UUID.randomUUID(), null)),
                new Endpoint("registrar-a", "DELETE", path + "/tracking-records/" + UUID.randomUUID(), reason),
                new Endpoint("registrar-a", "POST", path + "/return", reason),
                new Endpoint("registrar-a", "POST", path + "/void", reason),
                new Endpoint(
                        "registrar-a",
                        "POST",
                        path + "/suggest-closure",
                        "{\"closureReason\": \"ABROAD\", \"description\": \"出國\"}"),
                new Endpoint("registrar-a", "POST", path + "/decline-closure", reason),
                new Endpoint("registrar-a", "POST", path + "/close", "{\"closureReason\": \"ABROAD\"}"),
                new Endpoint("registrar-a", "POST", path + "/reopen", reason),
                new Endpoint("registrar-a", "PUT", path + "/trackers/tutor-a", "{\"enabled\": true}"),
                new Endpoint(
                        "registrar-b",
                        "POST",
                        "/api/transfer-ins",
                        "{\"transferInId\": \"" + UUID.randomUUID()
                                + "\", \"month\": \"2026-11\", \"nationalIds\": [\"A123456789\"]}"),
                new Endpoint("registrar-b", "DELETE", "/api/transfer-ins/" + UUID.randomUUID() + "/lines/1", reason),
                new Endpoint("registrar-a", "POST", "/api/cases/search", "{\"nationalId\": \"A123456789\"}"),
                new Endpoint("registrar-a", "POST", "/api/cases/prefill", "{\"nationalId\": \"A123456789\"}"));
    }

    private Request wrongBody() {
        Endpoint endpoint = oneOf(commands());
        String value = oneOf(List.of(
                "{}",
                "[1]",
                "[[1]]",
                "{\"a\": 1}",
                "\"" + "長".repeat(random.nextInt(6_000, 350_000)) + "\"",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"x\\udfff\"",
                "\"\\u0001\\u001b\"",
                "\"\u0007\"",
                "1e999999999",
                "true",
                "17",
                "1",
                "NaN",
                "\"9\\u202e\\u0000\""));
        String body =
                switch (random.nextInt(8)) {
                    case 0 ->
                        oneOf(List.of(
                                "", "null", "[]", "{}", "\"\"", "0", "{", "}", "[{}]", "\u0000", "\ufeff", "<a/>"));
                    case 1 ->
                        endpoint.body()
                                .substring(0, random.nextInt(endpoint.body().length()));
                    case 2 -> "[".repeat(10_000) + "]".repeat(10_000);
                    case 3 -> "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
                    case 4 -> "[" + endpoint.body() + "]";
                    case 5 ->
                        endpoint.body()
                                .replaceFirst(
                                        "\\{\\s*\"(\\w+)\"", "{\"$1\": " + value.replace("\\", "\\\\") + ", \"$1\"");
                    case 6 -> unknownCode(endpoint.body(), value);
                    default -> withOneValue(endpoint.body(), value);
                };
        return request(
                "body", endpoint, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Codes and dates that look like some, or where there are none, what fits no text either. */
    private String unknownCode(String body, String otherwise) {
        String unknown = oneOf(List.of("NO_SUCH_CODE", "abroad", "0", "0000-99-99", "2026-02-30T25:61:00+99:00", " "));
        String changed = body.replaceAll(
                "\"(leavingType|closureReason|birthDate|leftOn|trackedAt|method|month|caseId|recordId|transferInId|code)\": \"[^\"]*\"",
                "\"$1\": \"" + unknown + "\"");
        return changed.equals(body) ? withOneValue(body, otherwise) : changed;
    }

    /** The body with the value of one of its strings replaced by something that fits none. */
    private String withOneValue(String body, String value) {
        List<int[]> places = new ArrayList<>();
        var strings = Pattern.compile(":\\s*(\"[^\"]*\")").matcher(body);
        while (strings.find()) {
            places.add(new int[] {strings.start(1), strings.end(1)});
        }
        if (places.isEmpty()) {
            return body.replace("true", value.equals("true") ? "\"true\"" : value);
        }
        if (body.contains("[\"") && random.nextInt(4) == 0) {
            return body.replaceAll("\\[\"[^\"]*\"]", "[null]");
        }
        int[] place = oneOf(places);
        return body.substring(0, place[0]) + value + body.substring(place[1]);
    }

    private Request wrongHeader() {
        Endpoint endpoint = oneOf(commands());
        String[] header = oneOf(List.of(
                new String[] {"Idempotency-Key", "x"},
                new String[] {"Idempotency-Key", "1-1-1-1-" + "f".repeat(3_000)},
                new String[] {"Idempotency-Key", "\u0001"},
                new String[] {"Idempotency-Key", "' OR 1=1"},
                new String[] {"If-Match", "abc"},
                new String[] {"If-Match", "\"99999999999999999999\""},
                new String[] {"If-Match", "\"-1\""},
                new String[] {"If-Match", "\"1\", \"2\""},
                new String[] {"Authorization", "Basic \u00ff"},
                new String[] {"Authorization", "Bearer " + "x".repeat(5_000)},
                new String[] {"Content-Length", "abc"},
                new String[] {"Content-Length", "-1"},
                new String[] {"Consistency-Token", "x"}));
        if (header[0].equals("Consistency-Token")) {
            return request(
                    "token",
                    new Endpoint(
                            "registrar-a",
                            "GET",
                            oneOf(List.of("/api/cases", "/api/cases/" + filing.id(), "/api/inbox")),
                            ""),
                    Map.of(
                            "Consistency-Token",
                            oneOf(List.of("x", "-1", "1e9", "99999999999999999999", "1\t2", "\u00e9"))),
                    new byte[0]);
        }
        if (endpoint.path().endsWith("/search") || endpoint.path().endsWith("/prefill")) {
            endpoint = commands().get(0);
        }
        return request(
                "header " + header[0],
                endpoint,
                Map.of("Content-Type", "application/json", header[0], header[1]),
                endpoint.body().getBytes(StandardCharsets.UTF_8));
    }

    private Request wrongMediaType() {
        Endpoint endpoint = oneOf(commands());
        String type = oneOf(List.of(
                "",
                "text/plain",
                "application/xml",
                "text/csv",
                "application/x-www-form-urlencoded",
                "image/png",
                "nonsense",
                "application/json; charset=nonsense",
                "application/json;;;=",
                "/",
                "*/*",
                "multipart/form-data",
                "application/octet-stream",
                "application/cbor"));
        Map<String, String> headers = new LinkedHashMap<>();
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        String body = type.startsWith("application/json") ? "{" : endpoint.body();
        return request("media type " + type, endpoint, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private Request wrongMethod() {
        String path = oneOf(List.of(
                "/api/cases/" + filing.id() + "/report",
                "/api/transfer-ins",
                "/api/cases/search",
                "/api/inbox",
                "/api/statistics/roster",
                "/api/code-lists/measures",
                "/api/cases/" + filing.id() + "/form",
                "/api/admin/read-models"));
        String method = oneOf(List.of("PATCH", "TRACE", "BREW", "CONNECT", "PROPFIND", "put", "X".repeat(50)));
        return request("method", new Endpoint("agency", method, path, ""), Map.of(), new byte[0]);
    }

    private Request wrongId() {
        String id = oneOf(List.of(
                "x",
                "0",
                "-1",
                "%00",
                "%ff",
                "%ED%A0%80",
                "1-1-1-1-g",
                "a".repeat(5_000),
                "%2e%2e",
                "null",
                "%27",
                "1;a=b",
                "{id}",
                filing.id() + "0",
                "%E5%AD%B8",
                UUID.randomUUID().toString()));
        Endpoint endpoint = oneOf(List.of(
                new Endpoint("registrar-a", "GET", "/api/cases/" + id, ""),
                new Endpoint("registrar-a", "GET", "/api/cases/" + id + "/actions", ""),
                new Endpoint("registrar-a", "GET", "/api/cases/" + id + "/history", ""),
                new Endpoint("registrar-a", "GET", "/api/cases/" + id + "/diff?from=2026-01-01T00:00:00Z", ""),
                new Endpoint("registrar-a", "POST", "/api/cases/" + id + "/submit", ""),
                new Endpoint("registrar-a", "POST", "/api/cases/" + id + "/report", ""),
                new Endpoint("registrar-a", "POST", "/api/cases/" + id + "/close", "{\"closureReason\": \"ABROAD\"}"),
                new Endpoint(
                        "registrar-a",
                        "DELETE",
                        "/api/cases/" + filing.id() + "/tracking-records/" + id,
                        "{\"reason\": \"原因\"}"),
                new Endpoint(
                        "registrar-a", "PUT", "/api/cases/" + filing.id() + "/trackers/" + id, "{\"enabled\": true}"),
                new Endpoint(
                        "registrar-b", "DELETE", "/api/transfer-ins/" + id + "/lines/" + id, "{\"reason\": \"原因\"}"),
                new Endpoint("registrar-a", "POST", "/api/inbox/" + id + "/read", ""),
                new Endpoint("registrar-a", "POST", "/api/inbox/" + id + "/unread", ""),
                new Endpoint("registrar-a", "GET", "/api/code-lists/" + id, ""),
                new Endpoint("agency", "POST", "/api/admin/read-models/" + id + "/replay", "")));
        return request(
                "id",
                endpoint,
                Map.of("Content-Type", "application/json"),
                endpoint.body().getBytes(StandardCharsets.UTF_8));
    }

    private Request wrongQuery() {
        String value = oneOf(List.of(
                "x",
                "-1",
                "99999999999999999999",
                "1.5",
                "a%00b",
                "%ff",
                "2026-13-45",
                "-999999999-01-01",
                "%2B999999999-12-31",
                "a".repeat(5_000),
                "%ED%A0%80",
                "%F0%9F",
                "[]",
                "';--"));
        String query = oneOf(List.of(
                "/api/cases?list=",
                "/api/cases?category=",
                "/api/cases?status=",
                "/api/cases?leavingType=",
                "/api/cases?from=",
                "/api/cases?to=",
                "/api/cases?page=",
                "/api/cases?size=",
                "/api/cases?sort=",
                "/api/cases?asOf=",
                "/api/cases/" + filing.id() + "?asOf=",
                "/api/cases/" + filing.id() + "/history?from=",
                "/api/cases/" + filing.id() + "/history?to=",
                "/api/cases/" + filing.id() + "/history?kind=",
                "/api/cases/" + filing.id() + "/diff?from=",
                "/api/cases/" + filing.id() + "/diff?from=2026-01-01T00:00:00Z&to=",
                "/api/inbox?unread=",
                "/api/inbox?page=",
                "/api/inbox?size=",
                "/api/statistics/roster?from=",
                "/api/statistics/roster?from=2026-01-01&to=",
                "/api/statistics/measures?from=2026-01-01&to=2026-12-31&basis=",
                "/api/statistics/school-summary?from=2026-01-01&to=2026-12-31&age=",
                "/api/statistics/school-summary?from=2026-01-01&to=2026-12-31&programme=",
                "/api/code-lists/measures?schoolYear=",
                "/api/cases?%00=",
                "/api/inbox?%ff="));
        boolean meant = query.endsWith("schoolYear=") && value.equals("-1");
        return request(
                "query", new Endpoint("registrar-a", "GET", query + (meant ? "x" : value), ""), Map.of(), new byte[0]);
    }

    private Request wrongUpload() {
        String heading = "離校種類,身分證字號,學生姓名,出生日期,離校時間,主要原因\n";
        String content = oneOf(List.of(
                "",
                "\n\n\n",
                "\u0000",
                "PK\u0003\u0004",
                "a,b,c\n1,2,3\n",
                heading + "\"",
                heading + "休學,x\u0000y,,,,\n",
                heading + "休學\n".repeat(1_000),
                heading + "長".repeat(300_000),
                heading + ",".repeat(100_000),
                heading + "休學," + Filing.nationalId(7) + ",\u0007\ud800,2010-99-01,yesterday,不知道\n",
                heading + heading));
        String boundary = "b" + random.nextInt(1_000_000);
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                + content;
        String[] form = oneOf(List.of(
                new String[] {"multipart/form-data; boundary=" + boundary, part + "\r\n--" + boundary + "--\r\n"},
                new String[] {"multipart/form-data; boundary=" + boundary, part},
                new String[] {"multipart/form-data; boundary=" + boundary, ""},
                new String[] {"multipart/form-data; boundary=", part},
                new String[] {"multipart/form-data", part},
                new String[] {"multipart/form-data; boundary=" + "x".repeat(1_000), part},
                new String[] {"multipart/form-data; boundary=" + boundary, "--" + boundary + "\r\n" + content},
                new String[] {"text/csv", content},
                new String[] {"text/csv; charset=nonsense", content},
                new String[] {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\u0003\u0004" + content
                }));
        return request(
                "upload",
                new Endpoint("registrar-a", "POST", "/api/cases/import", ""),
                Map.of("Content-Type", form[0]),
                form[1].getBytes(StandardCharsets.UTF_8));
    }

    private static Request request(String what, Endpoint endpoint, Map<String, String> headers, byte[] body) {
        return new Request(what, endpoint.account(), endpoint.method(), endpoint.path(), headers, body);
    }

    private <T> T oneOf(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    // by hand: a client library would refuse to send most of it
    private static Answer send(Request request) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "localhost");
        headers.put("Connection", "close");
        headers.put(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (request.account() + ":" + As.DEMO_PASSWORD).getBytes(StandardCharsets.UTF_8)));
        headers.put("Content-Length", Integer.toString(request.body().length));
        headers.putAll(request.headers());
        StringBuilder head = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        URI service = URI.create(Service.url());
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(60_000);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(request.body());
            socket.getOutputStream().write(bytes.toByteArray());
            socket.getOutputStream().flush();
            return read(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer read(byte[] bytes) {
        // each byte a character, so that the sizes of chunks can be counted
        String answer = new String(bytes, StandardCharsets.ISO_8859_1);
        String[] halves = answer.split("\r\n\r\n", 2);
        String head = halves[0].toLowerCase(Locale.ROOT);
        String body = halves.length < 2 ? "" : halves[1];
        return new Answer(
                head.matches("(?s)http/1\\.1 \\d{3}.*") ? Integer.parseInt(head.substring(9, 12)) : 0,
                head.lines()
                        .filter(line -> line.startsWith("content-type:"))
                        .map(line -> line.substring("content-type:".length()).strip())
                        .findFirst()
                        .orElse(""),
                new String(
                        (head.contains("transfer-encoding: chunked") ? joined(body) : body)
                                .getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int position = 0;
        while (true) {
            int endOfSize = chunks.indexOf("\r\n", position);
            int size = Integer.parseInt(chunks.substring(position, endOfSize), 16);
            if (size == 0) {
                return body.toString();
            }
            body.append(chunks, endOfSize + 2, endOfSize + 2 + size);
            position = endOfSize + 2 + size + 2;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…(" + text.length() + ")";
    }
}
