package org.rejoin.eventstore.proof;

/**
 * One link of the chain.
 *
 * @param position 1 for the first event there is, without gaps
 * @param globalIndex of the event; what a rolled back append took is missing
 * @param event hash of the event
 * @param chain hash of the chain up to here and this event
 */
public record LedgerEntry(long position, long globalIndex, Hash event, Hash chain) {

    /** Before the first event. */
    public static final LedgerEntry START =
            new LedgerEntry(0, Long.MIN_VALUE, Hash.named("rejoin-ledger-1"), Hash.named("rejoin-ledger-1"));

    private static final byte LINK = 2;

    public LedgerEntry next(HashedEvent after) {
        return new LedgerEntry(position + 1, after.globalIndex(), after.hash(), linkTo(after.hash()));
    }

    Hash linkTo(Hash next) {
        return Hash.join(LINK, chain, next);
    }
}
