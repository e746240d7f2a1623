package org.rejoin.event.school;

/** Part of a school with a principal reporter, lists and figures of its own (R-ACC-04, R-SCOPE-09). */
public enum Division {
    /** 日間部: its unit code is the school code. */
    DAY(""),
    /** 進修部: its unit code is the school code and N. */
    CONTINUING_EDUCATION("N");

    private final String suffix;

    Division(String suffix) {
        this.suffix = suffix;
    }

    public String unitOf(String school) {
        return school + suffix;
    }
}
