package org.rejoin.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LiveStreamTest {

    private static final Actor ACTOR = new Actor("registrar-a", Set.of(), "990001", "990");

    private final Client client = new Client();
    private final MockAsyncContext context =
            new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse());
    private final Set<LiveStream> ended = new HashSet<>();
    private final LiveStream stream = new LiveStream(ACTOR, () -> Optional.of(ACTOR), context, client, ended::add);

    @Test
    void what_is_offered_before_the_stream_is_open_is_written_first() {
        stream.offer("a");
        stream.write();
        assertThat(client.taken()).isEmpty();

        stream.open();
        stream.onWritePossible();
        stream.offer("b");
        stream.write();

        assertThat(client.taken()).isEqualTo("ab");
    }

    @Test
    void a_client_without_room_is_not_waited_for() {
        opened();
        client.room = 1;

        stream.offer("a");
        stream.offer("b");
        stream.write();
        assertThat(client.taken()).isEqualTo("a");

        client.room = Integer.MAX_VALUE;
        stream.onWritePossible();
        assertThat(client.taken()).isEqualTo("ab");
    }

    @Test
    void and_cut_once_too_much_waits_for_it() {
        opened();
        client.room = 0;

        for (int i = 0; i < 256; i++) {
            stream.offer("a");
            stream.write();
        }
        assertThat(ended).isEmpty();
        stream.offer("a");
        stream.write();

        assertThat(ended).containsExactly(stream);
        assertThat(client.taken()).isEmpty();
    }

    @Test
    void what_waits_is_written_before_a_stream_ends() {
        opened();
        client.room = 0;
        stream.offer("a");
        stream.end();
        assertThat(ended).isEmpty();

        client.room = Integer.MAX_VALUE;
        stream.onWritePossible();

        assertThat(client.taken()).isEqualTo("a");
        assertThat(ended).containsExactly(stream);
    }

    @Test
    void the_container_gets_its_answer_back_only_when_nobody_writes_to_it_any_more() throws Exception {
        opened();
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        client.whileWriting = () -> {
            writing.countDown();
            wait(written);
        };
        stream.offer("a");
        CompletableFuture<Void> writer = CompletableFuture.runAsync(stream::write);
        wait(writing);
        CompletableFuture<Void> container =
                CompletableFuture.runAsync(() -> stream.onError(new IOException("the client is gone")));

        assertThat(container).failsWithin(Duration.ofMillis(200));
        written.countDown();
        assertThat(container).succeedsWithin(Duration.ofSeconds(5));
        assertThat(writer).succeedsWithin(Duration.ofSeconds(5));
        assertThat(ended).containsExactly(stream);
        stream.offer("b");
        stream.write();
        assertThat(client.taken()).isEqualTo("a");
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobody_else_or_with_other_rights_keeps_it() {
        assertThat(stream.isAllowed()).isTrue();
        assertThat(new LiveStream(ACTOR, Optional::empty, context, client, ended::add).isAllowed())
                .isFalse();
        Actor elsewhere = new Actor("registrar-a", Set.of(), "990002", "990");
        assertThat(new LiveStream(ACTOR, () -> Optional.of(elsewhere), context, client, ended::add).isAllowed())
                .isFalse();
    }

    private void opened() {
        stream.open();
        stream.onWritePossible();
    }
}
