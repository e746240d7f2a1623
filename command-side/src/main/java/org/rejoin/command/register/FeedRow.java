package org.rejoin.command.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.Labels;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.SheetRow;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.casefile.RegisterAnswer.Student;
import org.rejoin.event.school.Division;

/** Reads one row of a file. What cannot be read is a problem of its column. */
final class FeedRow {

    private static final Pattern SCHOOL = Pattern.compile("[0-9A-Z]{6}");
    private static final Pattern GRADE = Pattern.compile("[1-9]|1[0-2]");
    private static final int LONGEST_TEXT = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final Map<String, Division> DIVISIONS = Map.of(
            "", Division.DAY,
            "日間部", Division.DAY,
            "day", Division.DAY,
            "進修部", Division.CONTINUING_EDUCATION,
            "continuing_education", Division.CONTINUING_EDUCATION);
    private static final Map<String, Enrolment.Standing> STANDINGS = Map.of(
            "", Enrolment.Standing.ENROLLED,
            "在籍", Enrolment.Standing.ENROLLED,
            "enrolled", Enrolment.Standing.ENROLLED,
            "休學", Enrolment.Standing.SUSPENDED,
            "suspended", Enrolment.Standing.SUSPENDED,
            "離校", Enrolment.Standing.LEFT,
            "left", Enrolment.Standing.LEFT);
    private static final Map<String, String> SEXES =
            Map.of("男", "MALE", "male", "MALE", "女", "FEMALE", "female", "FEMALE");

    private final Heading<FeedColumn> heading;
    private final SheetRow row;
    private final LocalDate today;
    private final List<RowProblem> problems = new ArrayList<>();

    FeedRow(Heading<FeedColumn> heading, SheetRow row, LocalDate today) {
        this.heading = heading;
        this.row = row;
        this.today = today;
    }

    String nationalId() {
        return cell(FeedColumn.NATIONAL_ID);
    }

    /** All that is wrong. */
    List<RowProblem> problems() {
        problems.clear();
        problems.addAll(heading.unreadable(row));
        NationalId.problemOf(nationalId()).ifPresent(code -> problem(FeedColumn.NATIONAL_ID, code));
        read();
        return List.copyOf(problems);
    }

    /** Of a row without problems. */
    Enrolment enrolment() {
        return Objects.requireNonNull(read());
    }

    RowProblem twice(int first) {
        return RowProblem.of(row.number(), heading.nameOf(FeedColumn.NATIONAL_ID), "STUDENT_TWICE", first);
    }

    int number() {
        return row.number();
    }

    private @Nullable Enrolment read() {
        String school = cell(FeedColumn.SCHOOL);
        if (!SCHOOL.matcher(school).matches()) {
            problem(FeedColumn.SCHOOL, "SCHOOL_CODE_FORMAT");
        }
        Division division = choice(FeedColumn.DIVISION, DIVISIONS);
        Enrolment.Standing standing = choice(FeedColumn.STANDING, STANDINGS);
        String name = text(FeedColumn.NAME);
        LocalDate birthDate = day(FeedColumn.BIRTH_DATE);
        require(FeedColumn.NAME, name);
        require(FeedColumn.BIRTH_DATE, cell(FeedColumn.BIRTH_DATE).isEmpty() ? null : "");
        String sex = cell(FeedColumn.SEX).isEmpty() ? null : choice(FeedColumn.SEX, SEXES);
        String programme = programme();
        Integer grade = grade();
        LocalDate since = day(FeedColumn.SINCE);
        String studentNumber = text(FeedColumn.STUDENT_NUMBER);
        String department = text(FeedColumn.DEPARTMENT);
        if (name == null || birthDate == null || division == null || standing == null) {
            return null;
        }
        Student student = new Student(name, birthDate, studentNumber, sex, programme, department, grade);
        return new Enrolment(division.unitOf(school), null, standing, since, student);
    }

    private @Nullable String programme() {
        String text = cell(FeedColumn.PROGRAMME);
        Optional<String> code = Labels.codeOf("programmes", text);
        if (!text.isEmpty() && code.isEmpty()) {
            problem(FeedColumn.PROGRAMME, "UNKNOWN_CODE");
        }
        return code.orElse(null);
    }

    private @Nullable Integer grade() {
        String text = cell(FeedColumn.GRADE);
        if (text.isEmpty()) {
            return null;
        }
        if (!GRADE.matcher(text).matches()) {
            problem(FeedColumn.GRADE, "GRADE_FORMAT");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable LocalDate day(FeedColumn column) {
        String text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        Optional<LocalDate> day = DayText.parse(text, row.excel());
        if (day.isEmpty()) {
            problem(column, "DATE_FORMAT");
        } else if (day.get().isAfter(today)) {
            problem(column, "DATE_IN_FUTURE");
        } else if (day.get().isBefore(EARLIEST)) {
            problem(column, "DATE_IMPOSSIBLE");
        }
        return day.orElse(null);
    }

    private <T> @Nullable T choice(FeedColumn column, Map<String, T> choices) {
        T chosen = choices.get(Labels.plain(cell(column)));
        if (chosen == null) {
            problem(column, "UNKNOWN_CODE");
        }
        return chosen;
    }

    private @Nullable String text(FeedColumn column) {
        String text = cell(column);
        if (text.length() > LONGEST_TEXT) {
            problem(column, "TEXT_TOO_LONG", LONGEST_TEXT, text.length());
        }
        return text.isEmpty() ? null : text;
    }

    private void require(FeedColumn column, @Nullable String text) {
        if (text == null) {
            problem(column, "MISSING_FIELD");
        }
    }

    private String cell(FeedColumn column) {
        return heading.cell(row, column);
    }

    private void problem(FeedColumn column, String code, Object... arguments) {
        problems.add(RowProblem.of(row.number(), heading.nameOf(column), code, arguments));
    }
}
