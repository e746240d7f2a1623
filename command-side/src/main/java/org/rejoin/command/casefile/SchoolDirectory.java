package org.rejoin.command.casefile;

import java.util.Map;

/** Knows the units (school + division) that take part, to which a student may go on. */
public interface SchoolDirectory {

    boolean isUnit(String unit);

    /** The name of every unit by its code. */
    Map<String, String> names();
}
