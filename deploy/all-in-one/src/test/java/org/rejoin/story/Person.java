package org.rejoin.story;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.rejoin.As;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, who reads what is true after the last command of the story. */
record Person(String account, As client) {

    /** Of the demo. */
    Person(String account) {
        this(account, As.account(account));
    }

    static Person signedIn(String account, String password) {
        return new Person(account, As.signedIn(account, password));
    }

    static Person nobody() {
        return new Person("nobody", As.nobody());
    }

    /** What the service shows once it has caught up, as a page shows that asks again after {@code Retry-After}. */
    Answer sees(String path, String... headers) {
        return await().pollInSameThread() // the thread knows its last command
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .until(() -> asks(path, headers), answer -> answer.status() != 503);
    }

    /** As above, of a search. */
    Answer finds(String path, JsonNode searched) {
        return await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .until(() -> posts(path, searched), answer -> answer.status() != 503);
    }

    Answer asks(String path, String... headers) {
        return answer("GET", path, as(headers).get(path));
    }

    Answer posts(String path, String... headers) {
        return answer("POST", path, as(headers).post(path));
    }

    Answer posts(String path, JsonNode body, String... headers) {
        return answer("POST", path, as(headers).post(path, body.toString()));
    }

    Answer puts(String path, JsonNode body, String... headers) {
        return answer("PUT", path, as(headers).put(path, body.toString()));
    }

    Answer deletes(String path, JsonNode body, String... headers) {
        return answer("DELETE", path, as(headers).delete(path, body.toString()));
    }

    CompletableFuture<Answer> postsAtOnce(String path, JsonNode body, String... headers) {
        return CompletableFuture.supplyAsync(() -> posts(path, body, headers));
    }

    Answer uploads(String path, String fileName, String content) {
        return answer("POST", path, as().upload(path, fileName, content.getBytes(StandardCharsets.UTF_8)));
    }

    Answer sends(String path, As.Part... parts) {
        return answer("POST", path, client.multipart(path, parts));
    }

    private As as(String... headers) {
        As asking = client;
        for (int i = 0; i < headers.length; i += 2) {
            asking = asking.with(headers[i], headers[i + 1]);
        }
        return asking;
    }

    private Answer answer(String method, String path, As.Answer said) {
        return new Answer(account + " " + method + " " + path, said);
    }
}
