package org.rejoin.command.register;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One question to a register over HTTP; the contract stands in docs/import-register.md. Ids travel in the body only. */
final class HttpEnrolments {

    // several times what 500 students can be
    private static final int MOST_BYTES = 2_000_000;

    private final Address address;
    private final HttpClient http;
    private final JsonMapper json;
    private final EnrolmentReader reader;

    /** @param patience for one attempt as a whole, however slowly it trickles in */
    record Address(URI url, @Nullable String token, Duration connecting, Duration patience) {

        @Override
        public String toString() {
            return url.toString();
        }
    }

    HttpEnrolments(Address address, JsonMapper json, EnrolmentReader reader) {
        this.address = address;
        this.json = json;
        this.reader = reader;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(address.connecting())
                .build();
    }

    /** Asks again once where the register surely did not take its time: no connection, or a server error at once. */
    Map<String, Enrolment> ask(Collection<String> nationalIds) {
        try {
            return attempt(nationalIds);
        } catch (WorthRepeating first) {
            try {
                return attempt(nationalIds);
            } catch (WorthRepeating second) {
                throw new RegisterUnavailable(second.why);
            }
        }
    }

    private Map<String, Enrolment> attempt(Collection<String> nationalIds) throws WorthRepeating {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.url())
                .timeout(address.patience())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(Map.of("nationalIds", List.copyOf(nationalIds)))));
        if (address.token() != null) {
            request.header("Authorization", "Bearer " + address.token());
        }
        return reader.read(bodyOf(request.build()), nationalIds);
    }

    private byte[] bodyOf(HttpRequest request) throws WorthRepeating {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, response -> new LimitedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(address.patience().toMillis(), TimeUnit.MILLISECONDS);
            return switch (response.statusCode()) {
                case 200 -> response.body();
                case 500, 502, 503, 504 -> throw new WorthRepeating("status " + response.statusCode());
                default -> throw new RegisterUnavailable("status " + response.statusCode());
            };
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new RegisterUnavailable("late");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectException) {
                throw new WorthRepeating("no connection");
            }
            throw new RegisterUnavailable(String.valueOf(failed.getCause()).replaceAll(":.*", ""));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegisterUnavailable("interrupted");
        }
    }

    /** A failure that another attempt may not have. */
    private static final class WorthRepeating extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        WorthRepeating(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
