package org.rejoin.command.student;

/** Stands for a national id where one must be found again and not read. */
public interface NationalIdIndex {

    /** @return the same for the same text for ever; nobody without the key of the deployment can make or undo it */
    String of(String text);
}
