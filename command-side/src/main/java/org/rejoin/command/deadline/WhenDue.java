package org.rejoin.command.deadline;

/** What happens when a deadline of a kind is due. One bean per kind. */
public interface WhenDue {

    /** Stored with every deadline: never renamed. */
    String kind();

    /**
     * Within the transaction that takes the deadline off the table: both happen or neither. What is thrown is logged,
     * counted and tried again, so whoever is told too late or for nothing returns.
     */
    void due(String id);
}
