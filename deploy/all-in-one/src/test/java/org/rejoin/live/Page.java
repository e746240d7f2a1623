package org.rejoin.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An open page: what the stream told it, and when. */
final class Page implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile @Nullable String lastEventId;
    private volatile boolean ended;

    private Page(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "page");
        reader.setDaemon(true);
        reader.start();
    }

    record Told(String event, String data, long atNanos) {

        boolean isOf(String wanted, String id) {
            return event.equals(wanted) && data.contains(id);
        }
    }

    static Page open(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/live"));
        headers.forEach(request::header);
        try {
            return new Page(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    List<Told> told() {
        return told;
    }

    Optional<Told> first(Predicate<Told> wanted) {
        return told.stream().filter(wanted).findFirst();
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    boolean hasEnded() {
        return ended;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastEventId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    told.add(new Told(event, line.substring(6), System.nanoTime()));
                }
            }
        } catch (IOException e) {
            // closed by the test
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
