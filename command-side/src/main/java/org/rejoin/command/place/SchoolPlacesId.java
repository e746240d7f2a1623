package org.rejoin.command.place;

/** One per unit. */
record SchoolPlacesId(String value) {

    private static final String PREFIX = "places-";

    static SchoolPlacesId of(String school) {
        return new SchoolPlacesId(PREFIX + school);
    }

    String school() {
        return value.substring(PREFIX.length());
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
