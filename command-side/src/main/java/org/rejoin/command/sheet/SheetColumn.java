package org.rejoin.command.sheet;

/** A column that a kind of file may have. */
public interface SheetColumn {

    /** As the documentation calls it. */
    String heading();
}
