package org.rejoin.command.schoolplan;

/** The papers of one unit in one school year. */
record SchoolPlanId(String unit, int schoolYear) {

    // Axon stores what this returns
    @Override
    public String toString() {
        return unit + "/" + schoolYear;
    }
}
