package org.rejoin.eventstore.proof;

import java.util.Iterator;
import java.util.List;

/** What is to be checked: a database, or a dump of one. */
public interface History {

    /** In order of their global index. */
    Iterator<HashedEvent> events(long afterGlobalIndex);

    /** Whether there is a ledger at all: a dump may hold the events alone. */
    boolean hasLedger();

    /** In order of their position, from 1 on. */
    Iterator<LedgerEntry> ledger(long afterPosition, long upToPosition);

    /** Position of the last entry, 0 where there is none. */
    long ledgerHead();

    /** The texts of all checkpoints by number; empty where there is no ledger. */
    List<String> checkpoints();
}
