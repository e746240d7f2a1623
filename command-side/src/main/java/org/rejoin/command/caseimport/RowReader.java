package org.rejoin.command.caseimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.SheetRow;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.ContactPerson;
import org.rejoin.event.casefile.CaseForm.Destination;
import org.rejoin.event.casefile.CaseForm.LeavingReason;
import org.rejoin.event.casefile.CaseForm.StudentDetails;
import org.rejoin.event.casefile.LeavingType;

/** Reads one row into a form. What cannot be read is a problem of its column and an empty field. */
final class RowReader {

    private static final Map<String, String> SEXES =
            Map.of("男", "MALE", "女", "FEMALE", "male", "MALE", "female", "FEMALE", "m", "MALE", "f", "FEMALE");
    private static final Map<String, Integer> GRADES = Map.of("一", 1, "二", 2, "三", 3, "四", 4);
    // 、 also stands inside labels such as 離境（移民、旅遊、遊學）
    private static final String LIST_COMMA = "、(?![^（(]*[）)])";

    private final Heading<Column> heading;
    private final SheetRow row;
    private final SchoolLabels schools;
    private final List<RowProblem> problems = new ArrayList<>();

    private RowReader(Heading<Column> heading, SheetRow row, SchoolLabels schools) {
        this.heading = heading;
        this.row = row;
        this.schools = schools;
    }

    static CaseRow read(Heading<Column> heading, SheetRow row, SchoolLabels schools) {
        return new RowReader(heading, row, schools).read();
    }

    private CaseRow read() {
        problems.addAll(heading.unreadable(row));
        LeavingType type = code(Column.LEAVING_TYPE, "leaving-types")
                .map(LeavingType::valueOf)
                .orElse(null);
        CaseForm form = new CaseForm(
                student(),
                contact(Column.GUARDIAN_NAME, Column.GUARDIAN_RELATION, Column.GUARDIAN_PHONES),
                contact(Column.CONTACT_NAME, Column.CONTACT_RELATION, Column.CONTACT_PHONES),
                day(Column.LEFT_ON),
                mainReason(),
                reasons(Column.SECONDARY_REASONS),
                codes(Column.INTENTIONS, "intentions"),
                destination());
        for (Column column : List.of(Column.LEAVING_TYPE, Column.NATIONAL_ID)) {
            if (text(column) == null) {
                problem(column, "MISSING_FIELD");
            }
        }
        return new CaseRow(row.number(), heading.cell(row, Column.SCHOOL), type, form, heading, List.copyOf(problems));
    }

    private StudentDetails student() {
        return new StudentDetails(
                heading.cell(row, Column.NATIONAL_ID),
                text(Column.NAME),
                day(Column.BIRTH_DATE),
                text(Column.STUDENT_NUMBER),
                sex(),
                code(Column.PROGRAMME, "programmes").orElse(null),
                text(Column.DEPARTMENT),
                grade(),
                codes(Column.IDENTITIES, "identities"),
                code(Column.FAMILY_SITUATION, "family-situations").orElse(null),
                text(Column.REGISTERED_ADDRESS),
                text(Column.RESIDENTIAL_ADDRESS));
    }

    private @Nullable ContactPerson contact(Column name, Column relation, Column phones) {
        ContactPerson person = new ContactPerson(
                text(name),
                code(relation, "relations").orElse(null),
                heading.cell(row, phones).isEmpty() ? List.of() : parts(heading.cell(row, phones), "[;；、]"));
        return person.name() == null
                        && person.relation() == null
                        && person.phones().isEmpty()
                ? null
                : person;
    }

    private @Nullable LeavingReason mainReason() {
        List<LeavingReason> reasons = reasons(Column.MAIN_REASON);
        if (reasons.size() > 1) {
            problem(Column.MAIN_REASON, "MAIN_REASON_COUNT");
        }
        return reasons.isEmpty() ? null : reasons.get(0);
    }

    private List<LeavingReason> reasons(Column column) {
        List<LeavingReason> reasons = new ArrayList<>();
        for (String item : items(heading.cell(row, column), "leaving-reasons")) {
            reason(item).ifPresentOrElse(reasons::add, () -> problem(column, "UNKNOWN_CODE"));
        }
        return reasons;
    }

    // 個人因素－其他：轉學
    private static Optional<LeavingReason> reason(String item) {
        String[] halves = item.split("[:：]", 2);
        return Labels.codeOf("leaving-reasons", item)
                .map(code -> new LeavingReason(code, null))
                .or(() -> Labels.codeOf("leaving-reasons", halves[0].strip())
                        .filter(code -> halves.length == 2)
                        .map(code -> new LeavingReason(code, halves[1].isBlank() ? null : halves[1].strip())));
    }

    private @Nullable Destination destination() {
        Destination destination = new Destination(
                code(Column.DESTINATION_COUNTY, "counties").orElse(null),
                code(Column.DESTINATION_SCHOOL, schools::codeOf).orElse(null));
        return destination.county() == null && destination.school() == null ? null : destination;
    }

    private @Nullable String sex() {
        String text = text(Column.SEX);
        String sex = text == null ? null : SEXES.get(Labels.plain(text));
        if (text != null && sex == null) {
            problem(Column.SEX, "UNKNOWN_CODE");
        }
        return sex;
    }

    private @Nullable Integer grade() {
        String text = text(Column.GRADE);
        if (text == null) {
            return null;
        }
        String bare = Labels.plain(text).replace("年級", "").replace("年", "");
        Integer grade = bare.matches("\\d") ? Integer.valueOf(bare) : GRADES.get(bare);
        if (grade == null) {
            problem(Column.GRADE, "GRADE_FORMAT");
        }
        return grade;
    }

    private @Nullable LocalDate day(Column column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> day = DayText.parse(text, row.excel());
        if (day.isEmpty()) {
            problem(column, "DATE_FORMAT");
        }
        return day.orElse(null);
    }

    private Optional<String> code(Column column, String list) {
        return code(column, label -> Labels.codeOf(list, label));
    }

    private Optional<String> code(Column column, Function<String, Optional<String>> codes) {
        String text = text(column);
        if (text == null) {
            return Optional.empty();
        }
        Optional<String> code = codes.apply(text);
        if (code.isEmpty()) {
            problem(column, "UNKNOWN_CODE");
        }
        return code;
    }

    private List<String> codes(Column column, String list) {
        List<String> codes = new ArrayList<>();
        for (String item : items(heading.cell(row, column), list)) {
            Labels.codeOf(list, item).ifPresentOrElse(codes::add, () -> problem(column, "UNKNOWN_CODE"));
        }
        return codes;
    }

    private static List<String> items(String cell, String list) {
        return parts(cell, "[;；]").stream()
                .flatMap(part -> isOneItem(part, list) ? Stream.of(part) : parts(part, LIST_COMMA).stream())
                .toList();
    }

    private static boolean isOneItem(String part, String list) {
        return Labels.codeOf(list, part).isPresent()
                || Labels.codeOf(list, part.split("[:：]", 2)[0].strip()).isPresent();
    }

    private static List<String> parts(String cell, String separator) {
        return Stream.of(cell.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private @Nullable String text(Column column) {
        String text = heading.cell(row, column);
        return text.isEmpty() ? null : text;
    }

    private void problem(Column column, String code) {
        problems.add(RowProblem.of(row.number(), heading.nameOf(column), code));
    }
}
