package org.rejoin.command.schoolplan;

/** The papers of one unit in one school year: unit, a slash, year of the Republic. */
record SchoolPlanId(String value) {

    static SchoolPlanId of(String unit, int schoolYear) {
        return new SchoolPlanId(unit + "/" + schoolYear);
    }

    String unit() {
        return value.substring(0, value.indexOf('/'));
    }

    int schoolYear() {
        return Integer.parseInt(value.substring(value.indexOf('/') + 1));
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
