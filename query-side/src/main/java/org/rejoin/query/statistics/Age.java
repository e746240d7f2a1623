package org.rejoin.query.statistics;

/** 年齡 on the day of the basis; the eighteenth birthday belongs to ADULT (1.23 c25). */
enum Age {
    ALL,
    ADULT,
    MINOR;

    private static final int ADULT_AGE = 18;

    String condition(Basis basis) {
        return switch (this) {
            case ALL -> "true";
            case ADULT -> basis.age + " >= " + ADULT_AGE;
            case MINOR -> basis.age + " < " + ADULT_AGE;
        };
    }
}
