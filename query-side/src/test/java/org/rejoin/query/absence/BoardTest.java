package org.rejoin.query.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;

/** What the head sees of the school at 07:50. */
@Tag("ST-EH-01")
class BoardTest {

    private static final PupilLine AWAY = line("羅以恩", 2, false, false);
    private static final PupilLine BACK = line("江小月", 0, false, false);
    private static final PupilLine AT_RISK_THERE = line("高明遠", 0, true, false);
    private static final PupilLine AT_RISK_AWAY = line("林可晴", 1, true, false);
    private static final PupilLine DROPOUT = line("簡安", 5, true, true);

    @Test
    @Tag("SOP-0.1")
    @Tag("SOP-4.0")
    void at_risk_and_dropout_stand_apart_and_each_pupil_once() {
        Board board =
                Board.of(List.of(DROPOUT, AWAY, AT_RISK_AWAY, AT_RISK_THERE, BACK), List.of(), List.of(), List.of());

        assertThat(board.reported()).containsExactly(DROPOUT);
        assertThat(board.risk()).containsExactly(AT_RISK_AWAY, AT_RISK_THERE);
        assertThat(board.away()).containsExactly(AWAY);
        assertThat(board.back()).containsExactly(BACK);
        assertThat(board.awayNow()).as("whoever is away, at risk or not").isEqualTo(2);
    }

    @Test
    void what_is_open_and_late_of_transfers_counts_too() {
        Board board = Board.of(List.of(AWAY), List.of(), List.of(owed(true), owed(false)), List.of());

        assertThat(board.open()).isEqualTo(AWAY.open() + 2);
        assertThat(board.overdue()).isEqualTo(AWAY.overdue() + 1);
    }

    @Test
    @Tag("R-HL-33")
    void what_is_open_and_late_of_changes_of_class_counts_too() {
        LocalDate today = LocalDate.of(2026, 11, 5);
        Board board = Board.of(
                List.of(AWAY),
                List.of(),
                List.of(),
                List.of(
                        new ClassChangeWork.Task(UUID.randomUUID(), "羅以恩", "705", "DECIDE", today, today, true),
                        new ClassChangeWork.Task(UUID.randomUUID(), "江小月", "705", "COUNSEL", today, null, false)));

        assertThat(board.open()).isEqualTo(AWAY.open() + 2);
        assertThat(board.overdue()).isEqualTo(AWAY.overdue() + 1);
    }

    private static TransferWork.Task owed(boolean overdue) {
        return new TransferWork.Task(
                UUID.randomUUID(),
                "羅以恩",
                "705",
                "ARRIVAL_NOTICE",
                List.of(Role.REGISTRY),
                LocalDate.of(2026, 11, 5),
                "R-HL-13",
                overdue);
    }

    private static PupilLine line(String name, int inARow, boolean longAbsence, boolean reported) {
        return new PupilLine(
                UUID.randomUUID(), name, "705", inARow, 7, false, longAbsence, false, reported, 3, 1, 0, List.of());
    }
}
