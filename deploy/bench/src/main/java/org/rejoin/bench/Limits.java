package org.rejoin.bench;

/** What limits a figure whose target is missed, and the next thing to try. */
final class Limits {

    static final String COMMANDS =
            "The processor: of the JVM's share two fifths are the commands, three tenths the read models that follow, a tenth"
                    + " the automations. A command is more than its event: reservations, keys of a new person, the number it is"
                    + " repeated under, and what follows from it. Each read model opens a transaction per batch, which under single"
                    + " commands is one per event. Next: read models that share a transaction while they are level.";
    static final String HTTP_COMMANDS =
            "The same, and session, permission and account are looked up with each request, so that what was"
                    + " revoked is out at once. Next: one statement for the three.";
    static final String LAG =
            "Readers stop at the oldest transaction that appends (ADR 2) and are called every ten milliseconds (ADR 37); then"
                    + " fifteen read models want the two cores at once, beside the commands. Next: read models that share a"
                    + " transaction while they are level.";
    static final String REPLAY =
            "What is written, no longer what is read: PostgreSQL has two fifths of the processor, most of it for updates of"
                    + " the list of cases with its fourteen indexes; the rows' way through Hibernate has a third. Compiling has a fifth"
                    + " in so short a run. Next: a batch folded in memory and written in one statement per table, fewer indexes.";
    static final String LISTS =
            "The rows of a year are sorted by who is needed next, and counted. Next: keep the place in"
                    + " that order as a column.";
    static final String LIST_RATE =
            "Two statements by way of Hibernate, session and rights beside them, each in Java what PostgreSQL does once; more than a"
                    + " third of the processor compiles in so short a run. Next: rows without entities.";
    static final String STATISTICS =
            "Persons are counted as distinct ones over all cases of the period: of a million cases the 92,000 of a year are"
                    + " sorted once per grouping, and their 171,000 records found case by case. Counting by hash instead was tried:"
                    + " 0.45 s for 0.7, 2.0 s for 2.5. Next: counts kept per school, month and dimension, with those of several"
                    + " cases apart.";
    static final String START =
            "12 of the 16 processor seconds are one thread's: 7 load and link 23,000 classes (1.6 with shared classes), 3 bring up"
                    + " the repositories' queries; the compiler has the other core meanwhile. Next: fewer classes, an AOT-processed"
                    + " context.";
    static final String MEMORY =
            "The heap is 256 MiB; the rest are classes (23,000), compiled code, threads. Next: the serial collector, fewer"
                    + " threads.";
    static final String GROWTH = "Next: compare the statements of a command at both sizes.";

    private Limits() {}
}
