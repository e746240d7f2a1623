package org.rejoin.event.school;

/** Part of a school with a principal reporter, lists and figures of its own (R-ACC-04, R-SCOPE-09). */
public enum Division {
    /** 日間部: its unit code is the school code. */
    DAY("", Stage.SENIOR_HIGH),
    /** 進修部: its unit code is the school code and N. */
    CONTINUING_EDUCATION("N", Stage.SENIOR_HIGH),
    /** 國小部: its unit code is the school code and E. */
    ELEMENTARY("E", Stage.ELEMENTARY),
    /** 國中部: its unit code is the school code and J. */
    JUNIOR_HIGH("J", Stage.JUNIOR_HIGH);

    private final String suffix;
    private final Stage stage;

    Division(String suffix, Stage stage) {
        this.suffix = suffix;
        this.stage = stage;
    }

    public String unitOf(String school) {
        return school + suffix;
    }

    public Stage stage() {
        return stage;
    }
}
