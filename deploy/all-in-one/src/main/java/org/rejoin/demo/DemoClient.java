package org.rejoin.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A demo account at the service's own address. */
class DemoClient {

    private static final String PASSWORD = "Rejoin-demo-2026";
    private static final int BUSY = 503;
    private static final int MOST_RETRIES = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String address;
    private @Nullable String consistencyToken;

    DemoClient(String address) {
        this.address = address;
    }

    JsonNode get(String account, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(account, path);
        if (consistencyToken != null) {
            request.header("Consistency-Token", consistencyToken);
        }
        return send(request.GET());
    }

    JsonNode post(String account, String path, Object body) throws IOException, InterruptedException {
        return send(request(account, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    JsonNode postCsv(String account, String path, byte[] file) throws IOException, InterruptedException {
        return send(request(account, path).header("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(file)));
    }

    private HttpRequest.Builder request(String account, String path) {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Basic " + credentials);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        for (int retries = 0; response.statusCode() == BUSY && retries < MOST_RETRIES; retries++) {
            TimeUnit.SECONDS.sleep(1); // what Retry-After says
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
        response.headers().firstValue("Consistency-Token").ifPresent(token -> consistencyToken = token);
        if (response.statusCode() >= 300) {
            throw new IOException("Sample cases: " + response.statusCode() + " from "
                    + response.request().uri().getPath());
        }
        return response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
    }
}
