package org.rejoin.eventstore.proof;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Those that may be believed, and the first that may not. */
final class Checkpoints {

    private final PublicKeys keys;
    private final NavigableMap<Long, Checkpoint> believed = new TreeMap<>();
    private @Nullable Finding wrong;

    /**
     * @param complete whether the stored ones must be all there are
     * @param stored beside the ledger, by number
     * @param kept elsewhere, in any order and number
     */
    Checkpoints(PublicKeys keys, boolean complete, List<String> stored, Collection<String> kept) {
        this.keys = keys;
        stored.forEach(this::add);
        long last = believed.isEmpty() ? 0 : believed.lastKey();
        if (complete) {
            for (long number = 1; number <= Math.max(last, stored.size()); number++) {
                if (!believed.containsKey(number)) {
                    found(Finding.of(Finding.Kind.CHECKPOINT_DELETED, number));
                }
            }
        }
        NavigableMap<Long, Checkpoint> inTable = new TreeMap<>(believed);
        for (String text : kept) {
            Checkpoint checkpoint = add(text);
            if (complete && checkpoint != null && !inTable.containsKey(checkpoint.number())) {
                found(Finding.of(Finding.Kind.CHECKPOINT_DELETED, checkpoint.number()));
            }
        }
        believed.values().forEach(this::checkBefore);
    }

    private @Nullable Checkpoint add(String text) {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (IllegalArgumentException e) {
            found(Finding.of(Finding.Kind.CHECKPOINT_CHANGED, numberIn(text)));
            return null;
        }
        if (!keys.accept(checkpoint)) {
            found(Finding.of(
                    keys.know(checkpoint.keyId())
                            ? Finding.Kind.CHECKPOINT_CHANGED
                            : Finding.Kind.CHECKPOINT_KEY_UNKNOWN,
                    checkpoint.number()));
            return null;
        }
        Checkpoint same = believed.putIfAbsent(checkpoint.number(), checkpoint);
        if (same != null && !same.equals(checkpoint)) {
            found(Finding.of(Finding.Kind.CHECKPOINT_CHANGED, checkpoint.number()));
        }
        return checkpoint;
    }

    private void checkBefore(Checkpoint checkpoint) {
        Checkpoint before = believed.get(checkpoint.number() - 1);
        boolean follows = before == null
                ? checkpoint.number() > 1 || checkpoint.previous().equals(Checkpoint.NONE)
                : checkpoint.previous().equals(before.hash()) && checkpoint.previousCount() == before.count();
        if (!follows) {
            found(Finding.of(Finding.Kind.CHECKPOINT_CHANGED, checkpoint.number()));
        }
    }

    // as far as it can still be read
    private static long numberIn(String text) {
        String number = text.replaceFirst("(?s).*\"number\"\\s*:\\s*(\\d{1,18}).*", "$1");
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    }

    private void found(Finding finding) {
        if (wrong == null || finding.checkpoint() < wrong.checkpoint()) {
            wrong = finding;
        }
    }

    Collection<Checkpoint> believed() {
        return believed.values();
    }

    @Nullable
    Finding wrong() {
        return wrong;
    }
}
