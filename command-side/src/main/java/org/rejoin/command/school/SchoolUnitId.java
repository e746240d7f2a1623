package org.rejoin.command.school;

import org.rejoin.event.school.Division;

/** Unit code: school code and the mark of its division. */
public record SchoolUnitId(String value) {

    public static SchoolUnitId of(String school, Division division) {
        return new SchoolUnitId(division.unitOf(school));
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
