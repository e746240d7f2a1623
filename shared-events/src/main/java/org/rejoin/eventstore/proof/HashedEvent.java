package org.rejoin.eventstore.proof;

/** All that is left of an event where a whole store is checked. */
public record HashedEvent(long globalIndex, Hash hash) {}
