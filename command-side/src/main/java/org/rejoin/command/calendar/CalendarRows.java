package org.rejoin.command.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.calendar.CalendarCommand.PublishSchoolYear;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.command.sheet.SheetRow;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;

/** Reads the rows of one file into school years; all of it is checked before any of it is published. */
final class CalendarRows {

    private static final int EARLIEST_YEAR = 100;
    private static final int LATEST_YEAR = 199;
    private static final int LONGEST_NAME = 100;

    private final RowProblems problems = new RowProblems();
    private final Map<Integer, Year> years = new TreeMap<>();

    void accept(Heading<CalendarColumn> heading, SheetRow row) {
        Reader reader = new Reader(heading, row);
        List<RowProblem> unreadable = heading.unreadable(row);
        problems.addAll(unreadable);
        if (unreadable.isEmpty()) {
            reader.read();
        }
    }

    /** One command per school year, or the file is rejected. */
    List<PublishSchoolYear> publications(String authority, String importedFrom) {
        years.forEach((number, year) -> year.check());
        problems.rejectIfAny();
        List<PublishSchoolYear> publications = new ArrayList<>();
        years.forEach((number, year) -> publications.add(new PublishSchoolYear(
                CalendarId.of(authority),
                authority,
                number,
                year.termOr(1),
                year.termOr(2),
                List.copyOf(year.holidays),
                List.copyOf(year.makeUpDays),
                importedFrom)));
        return publications;
    }

    /** One row. */
    private final class Reader {

        private final Heading<CalendarColumn> heading;
        private final SheetRow row;

        private Reader(Heading<CalendarColumn> heading, SheetRow row) {
            this.heading = heading;
            this.row = row;
        }

        private void read() {
            Integer number = schoolYear();
            LocalDate from = day(CalendarColumn.FROM);
            LocalDate to = cell(CalendarColumn.TO).isEmpty() ? from : day(CalendarColumn.TO);
            String kind = cell(CalendarColumn.KIND);
            String name = cell(CalendarColumn.NAME);
            if (name.length() > LONGEST_NAME) {
                report(CalendarColumn.NAME, "TEXT_TOO_LONG", LONGEST_NAME);
            }
            if (number == null || from == null || to == null || !isWithin(number, from, to)) {
                return;
            }
            Year year = years.computeIfAbsent(number, Year::new);
            switch (kind) {
                case "學期", "SEMESTER" -> term(year, from, to);
                case "放假", "HOLIDAY" -> year.holidays.add(new Days(from, to, name));
                case "補課", "MAKE_UP" -> year.makeUpDays.add(new Days(from, to, name));
                default -> report(CalendarColumn.KIND, "UNKNOWN_CODE");
            }
        }

        private void term(Year year, LocalDate from, LocalDate to) {
            String term = cell(CalendarColumn.TERM);
            if (!term.equals("1") && !term.equals("2")) {
                report(CalendarColumn.TERM, "UNKNOWN_CODE");
            } else if (year.terms.putIfAbsent(Integer.parseInt(term), new Days(from, to, "第" + term + "學期")) != null) {
                report(CalendarColumn.TERM, "SEMESTER_TWICE");
            } else {
                year.row = row.number();
            }
        }

        private @Nullable Integer schoolYear() {
            String text = cell(CalendarColumn.SCHOOL_YEAR);
            int number = text.matches("\\d{3}") ? Integer.parseInt(text) : 0;
            if (number < EARLIEST_YEAR || number > LATEST_YEAR) {
                report(CalendarColumn.SCHOOL_YEAR, "SCHOOL_YEAR_FORMAT");
                return null;
            }
            return number;
        }

        private @Nullable LocalDate day(CalendarColumn column) {
            Optional<LocalDate> day = DayText.parse(cell(column), row.excel());
            if (day.isEmpty()) {
                report(column, "DATE_FORMAT");
            }
            return day.orElse(null);
        }

        // a month around the default dates: a slip of the year is no calendar
        private boolean isWithin(int number, LocalDate from, LocalDate to) {
            LocalDate begins = SchoolCalendar.defaultOf(number).firstSemester().from();
            if (to.isBefore(from)) {
                report(CalendarColumn.TO, "DATES_REVERSED");
                return false;
            }
            if (from.isBefore(begins.minusMonths(1)) || !to.isBefore(begins.plusMonths(13))) {
                report(CalendarColumn.FROM, "OUTSIDE_SCHOOL_YEAR");
                return false;
            }
            return true;
        }

        private String cell(CalendarColumn column) {
            return heading.cell(row, column);
        }

        private void report(CalendarColumn column, String code, Object... arguments) {
            problems.add(RowProblem.of(row.number(), heading.nameOf(column), code, arguments));
        }
    }

    /** One school year of the file. */
    private final class Year {

        private final int number;
        private final Map<Integer, Days> terms = new TreeMap<>();
        private final List<Days> holidays = new ArrayList<>();
        private final List<Days> makeUpDays = new ArrayList<>();
        private int row = 1;

        private Year(int number) {
            this.number = number;
        }

        private void check() {
            if (terms.size() == 1) {
                problems.add(RowProblem.of(row, null, "SEMESTER_MISSING", number));
            } else if (terms.size() == 2
                    && !Objects.requireNonNull(terms.get(1))
                            .to()
                            .isBefore(Objects.requireNonNull(terms.get(2)).from())) {
                problems.add(RowProblem.of(row, null, "SEMESTERS_OVERLAP", number));
            }
        }

        private Days termOr(int term) {
            Days byDefault = term == 1
                    ? SchoolCalendar.defaultOf(number).firstSemester()
                    : SchoolCalendar.defaultOf(number).secondSemester();
            return terms.getOrDefault(term, byDefault);
        }
    }
}
