package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.Labels;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.command.sheet.SheetRow;
import org.rejoin.command.sheet.SheetRows;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;

/** Reads a file of attendance: every row can be meant so, or every mistake is named. */
final class AttendanceImport {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CLASS = 30;
    private static final int LONGEST_REASON = 200;
    private static final Map<String, Mark> MARKS = Map.of(
            "缺席", Mark.ABSENT,
            "曠課", Mark.ABSENT,
            "未准假", Mark.LEAVE_REFUSED,
            "准假", Mark.LEAVE_GRANTED,
            "請假", Mark.LEAVE_GRANTED,
            "到校", Mark.PRESENT,
            "遲到", Mark.ARRIVED);
    private static final Map<String, LeaveKind> LEAVES = Map.of(
            "病假", LeaveKind.SICK,
            "事假", LeaveKind.PERSONAL,
            "其他", LeaveKind.SPECIAL,
            "公假", LeaveKind.SPECIAL,
            "喪假", LeaveKind.SPECIAL);

    private final Heading<AttendanceColumn> heading;
    private final SheetRow row;
    private final RowProblems problems;

    private AttendanceImport(Heading<AttendanceColumn> heading, SheetRow row, RowProblems problems) {
        this.heading = heading;
        this.row = row;
        this.problems = problems;
    }

    static List<ClassList.Line> linesOf(ReceivedFile file) {
        List<ClassList.Line> lines = new ArrayList<>();
        RowProblems problems = new RowProblems();
        SheetRows.read(file.path(), AttendanceColumn::headed, AttendanceColumn.REQUIRED, (heading, row) -> {
            ClassList.@Nullable Line line = new AttendanceImport(heading, row, problems).line();
            if (line != null) {
                lines.add(line);
            }
        });
        problems.rejectIfAny();
        return lines;
    }

    private ClassList.@Nullable Line line() {
        problems.addAll(heading.unreadable(row));
        String nationalId = heading.cell(row, AttendanceColumn.NATIONAL_ID);
        NationalId.problemOf(nationalId).ifPresent(code -> problem(AttendanceColumn.NATIONAL_ID, code));
        String name = required(AttendanceColumn.NAME, LONGEST_NAME);
        String className = required(AttendanceColumn.CLASS_NAME, LONGEST_CLASS);
        String reason = text(AttendanceColumn.REASON, LONGEST_REASON);
        LocalDate day = DayText.parse(heading.cell(row, AttendanceColumn.DAY), row.excel())
                .orElse(null);
        Mark mark = choice(AttendanceColumn.MARK, MARKS, Mark.values());
        LeaveKind leave = choice(AttendanceColumn.LEAVE, LEAVES, LeaveKind.values());
        if (day == null) {
            problem(AttendanceColumn.DAY, "DATE_FORMAT");
        }
        if (mark == null && heading.cell(row, AttendanceColumn.MARK).isEmpty()) {
            problem(AttendanceColumn.MARK, "MISSING_FIELD");
        }
        return day == null || mark == null
                ? null
                : new ClassList.Line(
                        row.number(),
                        null,
                        nationalId,
                        name,
                        className,
                        day,
                        mark,
                        leave,
                        null,
                        reason.isEmpty() ? null : reason);
    }

    private String required(AttendanceColumn column, int longest) {
        String text = text(column, longest);
        if (text.isEmpty()) {
            problem(column, "MISSING_FIELD");
        }
        return text;
    }

    private String text(AttendanceColumn column, int longest) {
        String text = heading.cell(row, column);
        if (text.length() > longest) {
            problem(column, "TEXT_TOO_LONG", longest, text.length());
        }
        return text;
    }

    private <E extends Enum<E>> @Nullable E choice(AttendanceColumn column, Map<String, E> words, E[] codes) {
        String text = heading.cell(row, column);
        if (text.isEmpty()) {
            return null;
        }
        for (E code : codes) {
            if (code.name().equals(text)) {
                return code;
            }
        }
        E found = words.get(Labels.plain(text));
        if (found == null) {
            problem(column, "UNKNOWN_CODE");
        }
        return found;
    }

    private void problem(AttendanceColumn column, String code, Object... arguments) {
        problems.add(RowProblem.of(row.number(), heading.nameOf(column), code, arguments));
    }
}
