package org.rejoin.command.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.keystore.Erased;

/** The tracking records of a case in the order they were first written. */
record TrackingRecords(List<Entry> entries) {

    static final TrackingRecords NONE = new TrackingRecords(List.of());

    enum Standing {
        DRAFT,
        SUBMITTED,
        WITHDRAWN
    }

    /** @param number 編號, 0 while a draft */
    record Entry(String recordId, int number, String writtenBy, Standing standing, TrackingDetails details) {

        boolean is(Standing other) {
            return standing == other;
        }

        /** Submitted already, by this account and with these words. */
        boolean isThis(String account, TrackingDetails same) {
            return is(Standing.SUBMITTED) && writtenBy.equals(account) && details.equals(same);
        }

        /** The record made before the report, which stays (R-TRK-04). */
        boolean isFirst() {
            return number == 1;
        }
    }

    Optional<Entry> find(String recordId) {
        return entries.stream()
                .filter(entry -> entry.recordId().equals(recordId))
                .findFirst();
    }

    boolean anySubmitted() {
        return submitted().findAny().isPresent();
    }

    int nextNumber() {
        return 1 + entries.stream().mapToInt(Entry::number).max().orElse(0);
    }

    TrackingRecords drafted(String recordId, String writtenBy, TrackingDetails details) {
        return replaced(new Entry(recordId, 0, writtenBy, Standing.DRAFT, details));
    }

    TrackingRecords submitted(String recordId, int number, String writtenBy, TrackingDetails details) {
        return replaced(new Entry(recordId, number, writtenBy, Standing.SUBMITTED, details));
    }

    TrackingRecords withdrawn(String recordId) {
        UnaryOperator<Entry> withdraw = entry -> entry.recordId().equals(recordId)
                ? new Entry(recordId, entry.number(), entry.writtenBy(), Standing.WITHDRAWN, entry.details())
                : entry;
        return new TrackingRecords(entries.stream().map(withdraw).toList());
    }

    TrackingRecords erased(DataClass dataClass) {
        return new TrackingRecords(entries.stream()
                .map(entry -> new Entry(
                        entry.recordId(),
                        entry.number(),
                        entry.writtenBy(),
                        entry.standing(),
                        Erased.in(entry.details(), dataClass)))
                .toList());
    }

    private Stream<Entry> submitted() {
        return entries.stream().filter(entry -> entry.is(Standing.SUBMITTED));
    }

    private TrackingRecords replaced(Entry newer) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.removeIf(entry -> entry.recordId().equals(newer.recordId()));
        changed.add(newer);
        return new TrackingRecords(List.copyOf(changed));
    }
}
