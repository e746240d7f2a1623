package org.rejoin.bench;

/** What limits a figure whose target is missed, and the next thing to try. */
final class Limits {

    static final String COMMANDS =
            "The processor: of the JVM's share two fifths are the commands, three tenths the read models that follow, a tenth"
                    + " the automations. A command is more than its event: reservations, keys of a new person, the number it is"
                    + " repeated under, and what follows from it. Each read model opens a transaction for what"
                    + " arrived within ten milliseconds. Next: read models that share a transaction while they are level.";
    static final String HTTP_COMMANDS =
            "The same, and session, permission and account are looked up with each request, so that what was"
                    + " revoked is out at once. Next: one statement for the three.";
    static final String LAG =
            "Readers stop at the oldest transaction that appends (ADR 2) and are called every ten milliseconds (ADR 37); then"
                    + " fifteen read models want the two cores at once, beside the commands. Next: read models that share a"
                    + " transaction while they are level.";
    static final String REPLAY =
            "What is written, no longer what is read: PostgreSQL has two fifths of the processor, most of it for updates of the"
                    + " list of cases with its fourteen indexes and of their pages; of the JVM's share the rows' way through Hibernate"
                    + " has two fifths. Compiling has a fifth of all in so short a run. Next: a batch folded in memory and written in"
                    + " one statement per table, fewer indexes.";
    static final String LISTS =
            "The rows of a year are sorted by who is needed next, and counted. Next: keep the place in"
                    + " that order as a column.";
    static final String LIST_RATE =
            "Two statements by way of Hibernate, session and rights beside them, each in Java what PostgreSQL does once; more than a"
                    + " third of the processor compiles in so short a run. Next: rows without entities.";
    static final String STATISTICS =
            "Persons are counted as distinct ones over all cases of the period: of a million cases the 96,000 of a year are"
                    + " sorted once per grouping, and their 192,000 records found case by case, which is most of the two seconds the"
                    + " report of measures takes alone. Counting by hash, narrower rows, more memory and counting"
                    + " per person first were tried: a third at best. Next: counts kept per school, month and dimension, with those of"
                    + " several cases apart.";
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
