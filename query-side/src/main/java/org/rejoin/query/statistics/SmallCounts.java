package org.rejoin.query.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which counts of one answer are not told outside the school (c30): the small ones, and beside them as many as it takes that no
 * sum gives a small one away.
 *
 * @param <K> names a count
 */
final class SmallCounts<K> {

    private final int least;
    private final Map<K, Cell> cells = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /** @param least the smallest number that is told */
    SmallCounts(int least) {
        this.least = least;
    }

    private static final class Cell {

        private final long persons;
        private final long times;
        private boolean hidden;

        private Cell(long persons, long times) {
            this.persons = persons;
            this.times = times;
        }

        private boolean isTold() {
            return !hidden;
        }
    }

    /** Counts that add up to another one. */
    private record Line(List<Cell> parts, Cell whole) {}

    void add(K key, long persons, long times) {
        Cell cell = new Cell(persons, times);
        cell.hidden = times > 0 && persons < least;
        cells.put(key, cell);
    }

    /** Because another answer does not tell it either. */
    void hide(K key) {
        Cell cell = cells.get(key);
        if (cell != null) {
            cell.hidden = true;
        }
    }

    /** What is not there counts nothing. */
    void sum(List<K> parts, K whole) {
        Cell sum = cells.get(whole);
        if (sum != null) {
            lines.add(new Line(
                    parts.stream().map(cells::get).filter(Objects::nonNull).toList(), sum));
        }
    }

    /** Until no sum tells a small count; each step hides one more, so it ends. */
    SmallCounts<K> protect() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Line line : lines) {
                changed |= hideOneMore(line);
            }
        }
        return this;
    }

    @Nullable
    Hidden of(K key) {
        Cell cell = Objects.requireNonNull(cells.get(key));
        return cell.hidden ? new Hidden(word(cell.persons), word(cell.times)) : null;
    }

    private String word(long number) {
        return number < least ? "<" + least : Hidden.BESIDE_A_SMALL_ONE;
    }

    private boolean hideOneMore(Line line) {
        List<Cell> hidden = line.parts().stream().filter(cell -> cell.hidden).toList();
        boolean tells = line.whole().hidden
                ? hidden.isEmpty()
                : hidden.size() == 1
                        || !hidden.isEmpty()
                                && hidden.stream().mapToLong(cell -> cell.times).sum() < least;
        if (!tells) {
            return false;
        }
        Cell next = line.parts().stream()
                .filter(Cell::isTold)
                .min(Comparator.comparingLong(cell -> cell.times))
                .orElse(line.whole());
        boolean told = next.isTold();
        next.hidden = true;
        return told;
    }
}
