package org.rejoin.query.statistics;

/** 年齡 on the day of the basis; the eighteenth birthday belongs to ADULT (1.23 c25). */
enum Age {
    ALL,
    ADULT,
    MINOR;

    String condition(Basis basis) {
        // taken from the day, not added to the birth date: who was born on 29 February turns 18 on 1 March
        String latestBirth = "(" + basis.day + " - interval '18 years')::date";
        return switch (this) {
            case ALL -> "true";
            case ADULT -> "c.birth_date <= " + latestBirth;
            case MINOR -> "c.birth_date > " + latestBirth;
        };
    }
}
