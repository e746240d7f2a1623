package org.rejoin.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.query.TooManyStreams;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LiveStreamsTest {

    private static final Actor HERE = new Actor("registrar-a", Set.of(), "990001", "990");
    private static final Actor THERE = new Actor("registrar-b", Set.of(), "990002", "990");

    private final LiveStreams streams =
            new LiveStreams(new SimpleMeterRegistry(), 2, 3, 3, Duration.ofDays(1), Duration.ofDays(1));

    @BeforeEach
    void fiveThingsHappen() {
        streams.beginAt(10);
        for (long index = 11; index <= 15; index++) {
            streams.tell(List.of(change(index, HERE)), index);
        }
    }

    @Test
    void a_page_that_has_just_read_everything_is_told_nothing_of_before() {
        assertThat(open(HERE, null).taken()).isEqualTo("retry: 2000\n\nid: 15\n\n");
    }

    @Test
    void one_that_comes_back_is_told_what_it_missed() {
        assertThat(open(HERE, 13L).taken()).contains("c14", "c15").doesNotContain("c13", "reset");
        assertThat(open(THERE, 13L).taken()).doesNotContain("c14", "c15", "reset");
    }

    @Test
    void one_that_was_away_for_longer_than_is_remembered_reads_anew() {
        assertThat(open(HERE, 12L).taken()).contains("c13").doesNotContain("reset");
        assertThat(open(HERE, 11L).taken()).contains("event: reset").doesNotContain("c13");
    }

    @Test
    void one_that_was_told_more_than_there_is_reads_anew() {
        assertThat(open(HERE, 16L).taken()).contains("event: reset");
    }

    @Test
    void where_read_models_are_rebuilt_everybody_reads_anew() {
        Client page = open(THERE, null);

        streams.forget(20);

        assertThat(page.taken()).endsWith("event: reset\ndata: {}\n\nid: 20\n\n");
    }

    @Test
    void the_position_never_goes_back() {
        Client page = open(HERE, null);

        streams.tell(List.of(change(16, HERE)), 9);

        assertThat(page.taken()).endsWith("id: 15\n\n");
    }

    @Test
    void an_account_and_a_node_have_a_limited_number_of_streams() {
        open(HERE, null);
        open(HERE, null);
        assertThatThrownBy(() -> streams.refuseTooMany(HERE)).isInstanceOf(TooManyStreams.class);
        streams.refuseTooMany(THERE);

        open(THERE, null);
        assertThatThrownBy(() -> streams.refuseTooMany(new Actor("county", Set.of(), null, "990")))
                .isInstanceOf(TooManyStreams.class);
    }

    @Test
    void a_tab_that_goes_from_page_to_page_has_one_stream_and_ends_nobody_elses() {
        Client first = open(HERE, null, "a");
        open(THERE, null, "a");

        streams.endOf(HERE, "a");
        open(HERE, null, "b");
        open(HERE, null, "c");

        assertThatThrownBy(() -> streams.refuseTooMany(HERE)).isInstanceOf(TooManyStreams.class);
        streams.tell(List.of(change(16, HERE), change(16, THERE)), 16);
        assertThat(first.taken()).doesNotContain("c16");
    }

    @Test
    void a_page_that_is_made_now_shows_what_was_told() {
        assertThat(streams.shown()).isEqualTo(15);
    }

    private Client open(Actor actor, @Nullable Long after) {
        return open(actor, after, "0");
    }

    private Client open(Actor actor, @Nullable Long after, String page) {
        Client client = new Client();
        MockAsyncContext context = new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse());
        LiveStream stream = new LiveStream(actor, () -> Optional.of(actor), context, client, streams::remove);
        streams.add(stream, after);
        streams.name(stream, page);
        stream.open();
        stream.onWritePossible();
        return client;
    }

    private static Change change(long index, Actor reader) {
        return new Change(index, "case", "{\"caseId\":\"c" + index + "\"}", reader::equals);
    }
}
