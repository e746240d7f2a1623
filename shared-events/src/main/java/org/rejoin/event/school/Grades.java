package org.rejoin.event.school;

/** 年級 of a stage. */
public record Grades(int first, int last) {

    public static Grades of(Stage stage) {
        return switch (stage) {
            case ELEMENTARY -> new Grades(1, 6);
            case JUNIOR_HIGH -> new Grades(7, 9);
            case SENIOR_HIGH -> new Grades(10, 12);
        };
    }

    public boolean include(int grade) {
        return grade >= first && grade <= last;
    }

    /** In which school year the pupils of the grade entered: their numbers begin with it (R-HL-06, R-HL-08). */
    public int entryYear(int grade, int schoolYear) {
        return schoolYear - (grade - first);
    }
}
