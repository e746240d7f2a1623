package org.rejoin.eventstore.proof;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Recomputes the ledger from the events and compares it with what was written and with what was signed. */
public final class Verification {

    private static final int TELL_EVERY = 1_000;

    private final History history;
    private final PublicKeys keys;
    private final Collection<String> keptCheckpoints;

    /** @param keptCheckpoints that somebody keeps elsewhere */
    public Verification(History history, PublicKeys keys, Collection<String> keptCheckpoints) {
        this.history = history;
        this.keys = keys;
        this.keptCheckpoints = List.copyOf(keptCheckpoints);
    }

    /**
     * @param events how many were compared
     * @param checkpoints how many of them were found to fit
     */
    public record Outcome(
            long events, long checkpoints, @Nullable Finding firstWrong) {

        public boolean isIntact() {
            return firstWrong == null;
        }
    }

    /**
     * @param start the entry to begin behind, {@link LedgerEntry#START} for all
     * @param progress is told positions in the ledger
     */
    public Outcome run(LedgerEntry start, LongConsumer progress) {
        boolean hasLedger = history.hasLedger();
        // in this order: what is appended meanwhile is above the head, and below no checkpoint
        Checkpoints checkpoints = new Checkpoints(keys, hasLedger, history.checkpoints(), keptCheckpoints);
        long head = hasLedger ? history.ledgerHead() : Long.MAX_VALUE;
        Walk walk = new Walk(start, checkpoints.believed(), progress);
        Finding wrong = hasLedger
                ? walk.along(history.ledger(start.position(), head), history.events(start.globalIndex()))
                : walk.along(history.events(start.globalIndex()));
        return new Outcome(walk.compared(), walk.fitting(), wrong == null ? checkpoints.wrong() : wrong);
    }

    private static final class Walk {

        private final LongConsumer progress;
        private final Deque<Checkpoint> ahead = new ArrayDeque<>();
        private final long start;
        private LedgerEntry last;
        private long signedUpTo;
        private MerkleTree tree = new MerkleTree();
        private long treeBeganAt;
        private long fitting;

        Walk(LedgerEntry start, Collection<Checkpoint> checkpoints, LongConsumer progress) {
            this.start = start.position();
            this.last = start;
            this.treeBeganAt = start.position();
            this.signedUpTo = start.globalIndex();
            this.progress = progress;
            checkpoints.stream()
                    .filter(checkpoint -> checkpoint.count() >= start.position())
                    .sorted(Comparator.comparingLong(Checkpoint::count).thenComparingLong(Checkpoint::number))
                    .forEach(ahead::add);
        }

        @Nullable
        Finding along(Iterator<LedgerEntry> ledger, Iterator<HashedEvent> events) {
            Finding wrong = checkpointsHere();
            HashedEvent event = next(events);
            while (wrong == null && ledger.hasNext()) {
                LedgerEntry entry = ledger.next();
                wrong = difference(entry, event);
                if (wrong == null) {
                    wrong = moveTo(entry);
                    event = next(events);
                }
            }
            return wrong == null ? lost(event) : wrong;
        }

        /** Without a ledger the checkpoints alone say what is wrong: somewhere between two of them. */
        @Nullable
        Finding along(Iterator<HashedEvent> events) {
            Finding wrong = checkpointsHere();
            while (wrong == null && !ahead.isEmpty() && events.hasNext()) {
                wrong = moveTo(last.next(events.next()));
            }
            return wrong == null ? lost(null) : wrong;
        }

        private static @Nullable HashedEvent next(Iterator<HashedEvent> events) {
            return events.hasNext() ? events.next() : null;
        }

        private @Nullable Finding difference(LedgerEntry entry, @Nullable HashedEvent event) {
            long position = last.position() + 1;
            if (entry.position() != position) {
                return event == null || event.globalIndex() >= entry.globalIndex()
                        ? new Finding(Finding.Kind.EVENT_DELETED, afterLast(), entry.globalIndex() - 1, position, 0)
                        : Finding.at(Finding.Kind.LEDGER_DELETED, event.globalIndex(), position);
            }
            if (event == null || event.globalIndex() != entry.globalIndex()) {
                return misplaced(entry, event);
            }
            Hash chain = last.linkTo(event.hash());
            if (!event.hash().equals(entry.event())) {
                // the chain remembers which of the two was there
                return Finding.at(
                        chain.equals(entry.chain()) ? Finding.Kind.LEDGER_CHANGED : Finding.Kind.EVENT_CHANGED,
                        entry.globalIndex(),
                        position);
            }
            return chain.equals(entry.chain())
                    ? null
                    : Finding.at(Finding.Kind.LEDGER_CHANGED, entry.globalIndex(), position);
        }

        private Finding misplaced(LedgerEntry entry, @Nullable HashedEvent event) {
            if (event != null && event.hash().equals(entry.event())) {
                return Finding.at(Finding.Kind.LEDGER_CHANGED, event.globalIndex(), entry.position());
            }
            if (entry.globalIndex() < afterLast()) {
                return Finding.at(
                        Finding.Kind.LEDGER_CHANGED,
                        event == null ? afterLast() : event.globalIndex(),
                        entry.position());
            }
            return event == null || event.globalIndex() > entry.globalIndex()
                    ? Finding.at(Finding.Kind.EVENT_DELETED, entry.globalIndex(), entry.position())
                    : Finding.at(Finding.Kind.EVENT_INSERTED, event.globalIndex(), entry.position());
        }

        private @Nullable Finding moveTo(LedgerEntry entry) {
            last = entry;
            tree.add(entry.event());
            if (entry.position() % TELL_EVERY == 0) {
                progress.accept(entry.position());
            }
            return checkpointsHere();
        }

        private @Nullable Finding checkpointsHere() {
            while (!ahead.isEmpty() && ahead.getFirst().count() == last.position()) {
                Checkpoint checkpoint = ahead.removeFirst();
                // begun in the middle, the tree is not whole; of checkpoints that were lost, neither
                boolean treeIsWhole = checkpoint.previousCount() == treeBeganAt;
                boolean fits = checkpoint.chain().equals(last.chain())
                        && checkpoint.globalIndex() == Math.max(0, last.globalIndex())
                        && (!treeIsWhole || checkpoint.root().equals(tree.root()));
                if (!fits) {
                    return new Finding(
                            Finding.Kind.NOT_AS_SIGNED,
                            signedUpTo == Long.MIN_VALUE ? 1 : signedUpTo + 1,
                            last.globalIndex(),
                            last.position(),
                            checkpoint.number());
                }
                fitting++;
                signedUpTo = last.globalIndex();
                tree = new MerkleTree();
                treeBeganAt = last.position();
            }
            return null;
        }

        /** What was signed, and is not there any more. */
        private @Nullable Finding lost(@Nullable HashedEvent event) {
            if (ahead.isEmpty()) {
                return null;
            }
            Checkpoint checkpoint = ahead.getFirst();
            long position = last.position() + 1;
            return event == null
                    ? new Finding(
                            Finding.Kind.EVENT_DELETED,
                            afterLast(),
                            checkpoint.globalIndex(),
                            position,
                            checkpoint.number())
                    : new Finding(
                            Finding.Kind.LEDGER_DELETED,
                            event.globalIndex(),
                            event.globalIndex(),
                            position,
                            checkpoint.number());
        }

        private long afterLast() {
            return last.globalIndex() == Long.MIN_VALUE ? 1 : last.globalIndex() + 1;
        }

        long compared() {
            return last.position() - start;
        }

        long fitting() {
            return fitting;
        }
    }
}
