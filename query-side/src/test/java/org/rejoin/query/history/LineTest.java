package org.rejoin.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;

/** A form is saved while one types: the history tells a sitting as one. */
@Tag("SC14")
class LineTest {

    private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void what_one_person_saved_in_one_sitting_is_one_line_that_counts_and_holds_each() {
        List<Line> lines = Line.newestFirst(List.of(
                entry("FilingStarted", "tutor-a", 0),
                entry("FormRevised", "tutor-a", 1),
                entry("FormRevised", "tutor-a", 20),
                entry("FormRevised", "tutor-a", 50),
                entry("FilingSubmitted", "tutor-a", 51)));

        assertThat(lines).extracting(Line::nth).containsExactly(5, 4, 1);
        Line sitting = lines.get(1);
        assertThat(sitting.isFolded()).isTrue();
        assertThat(sitting.entries()).hasSize(3);
        assertThat(sitting.newest().recordedAt()).isAfter(sitting.oldest().recordedAt());
        assertThat(sitting.holds(1)).isFalse();
        assertThat(sitting.holds(2)).isTrue();
        assertThat(sitting.holds(4)).isTrue();
        assertThat(sitting.holds(5)).isFalse();
    }

    @Test
    void somebody_else_and_somebody_who_was_away_begin_a_line_of_their_own() {
        assertThat(Line.newestFirst(List.of(
                        entry("FormRevised", "tutor-a", 0),
                        entry("FormRevised", "registrar-a", 1),
                        entry("FormRevised", "registrar-a", 32))))
                .hasSize(3)
                .noneMatch(Line::isFolded);
    }

    @Test
    void nothing_else_is_folded() {
        assertThat(Line.newestFirst(List.of(
                        entry("TrackingRecordDrafted", "tutor-a", 0), entry("TrackingRecordDrafted", "tutor-a", 1))))
                .hasSize(2);
    }

    private static HistoryEntry entry(String kind, String actor, int minute) {
        return new HistoryEntry(
                minute,
                kind,
                "",
                "",
                actor,
                null,
                Set.of(Role.TUTOR),
                "990001",
                NINE.plusSeconds(60L * minute),
                null,
                null,
                null,
                null,
                null);
    }
}
