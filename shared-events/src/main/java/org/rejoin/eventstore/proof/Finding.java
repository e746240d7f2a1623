package org.rejoin.eventstore.proof;

/**
 * The first thing that is not as it was written.
 *
 * @param from global index of the first wrong event, or where it may begin
 * @param to the same where it is known exactly, else where it must have begun
 * @param position in the ledger, 0 where only a checkpoint is wrong
 * @param checkpoint number of the checkpoint that is wrong or contradicts, 0 for none
 */
public record Finding(Kind kind, long from, long to, long position, long checkpoint) {

    public enum Kind {
        EVENT_CHANGED,
        EVENT_DELETED,
        EVENT_INSERTED,
        LEDGER_CHANGED,
        LEDGER_DELETED,
        /** Events and ledger agree with each other, and not with what was signed. */
        NOT_AS_SIGNED,
        CHECKPOINT_CHANGED,
        CHECKPOINT_DELETED,
        CHECKPOINT_KEY_UNKNOWN
    }

    static Finding at(Kind kind, long globalIndex, long position) {
        return new Finding(kind, globalIndex, globalIndex, position, 0);
    }

    static Finding of(Kind kind, long checkpoint) {
        return new Finding(kind, 0, 0, 0, checkpoint);
    }

    @Override
    public String toString() {
        if (position == 0) {
            return kind + ": checkpoint " + checkpoint;
        }
        return kind + ": event " + (from == to ? from : from + " to " + to) + ", ledger position " + position
                + (checkpoint == 0 ? "" : ", checkpoint " + checkpoint);
    }
}
