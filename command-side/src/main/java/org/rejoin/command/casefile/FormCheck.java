package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.ContactPerson;
import org.rejoin.event.casefile.CaseForm.LeavingReason;
import org.rejoin.event.casefile.LeavingType;

/**
 * What can be wrong with a form, in two degrees: {@link #malformed} is no form at all and is never stored, not even as a
 * draft; {@link #problems} stops the submission while a draft may have it (R-FLD-19). Pointers are relative to the form.
 */
public final class FormCheck {

    /** 「其他」 text (R-FLD-17, L07). */
    static final int OTHER_REASON_LENGTH = 30;

    private static final int ADULT_AGE = 18;
    private static final int ANY_TEXT_LENGTH = 500;
    private static final int MOST_ITEMS = 50;
    static final LocalDate EARLIEST_DATE = LocalDate.of(1900, 1, 1);
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

    private final List<FieldProblem> found = new ArrayList<>();

    private FormCheck() {}

    /** All that stops the submission of this form today; the student's age aside. */
    public static List<FieldProblem> problems(LeavingType type, CaseForm form, LocalDate today) {
        FormCheck check = new FormCheck();
        check.required("/student/name", form.student().name());
        check.required("/student/birthDate", form.student().birthDate());
        check.required("/student/identities", form.student().identities());
        check.contact("/guardian", form.guardian());
        check.required("/leftOn", form.leftOn());
        if (form.mainReason() == null || form.mainReason().code() == null) {
            check.add("/mainReason", "MAIN_REASON_COUNT");
        }
        check.reasons(form);
        if (type == LeavingType.TRANSFER) {
            check.required(
                    "/destination/county",
                    form.destination() == null ? null : form.destination().county());
            check.required(
                    "/destination/school",
                    form.destination() == null ? null : form.destination().school());
        }
        check.notAfter("/leftOn", form.leftOn(), today);
        check.notAfter("/student/birthDate", form.student().birthDate(), today);
        return check.found;
    }

    /** Whether the student is 18 or older on that day (R-SCOPE-07); a draft without birth date is not. */
    public static boolean isAdult(CaseForm form, LocalDate today) {
        return isAdult(form.student().birthDate(), today);
    }

    public static boolean isAdult(@Nullable LocalDate birthDate, LocalDate today) {
        return birthDate != null && ageOn(birthDate, today) >= ADULT_AGE;
    }

    // who was born on 29 February is a year older when the 28th is over (civil code, art. 121)
    static int ageOn(LocalDate birthDate, LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    /** The same as blockers, once each. */
    static Stream<CaseFileBlocker> blockers(LeavingType type, CaseForm form, LocalDate today) {
        return problems(type, form, today).stream()
                .map(problem -> CaseFileBlocker.valueOf(problem.code()))
                .distinct();
    }

    /** What makes this no form: an id that is none, unknown codes, texts nobody types. */
    public static List<FieldProblem> malformed(CaseForm form, SchoolDirectory schools) {
        FormCheck check = new FormCheck();
        CaseForm.StudentDetails student = form.student();
        // what was read from outside may lack even these
        if (student == null || student.nationalId() == null) {
            check.add("/student/nationalId", "MISSING_FIELD");
            return check.found;
        }
        NationalId.problemOf(student.nationalId()).ifPresent(code -> check.add("/student/nationalId", code));
        check.text("/student/name", student.name());
        check.text("/student/studentNumber", student.studentNumber());
        check.text("/student/department", student.department());
        check.text("/student/registeredAddress", student.registeredAddress());
        check.text("/student/residentialAddress", student.residentialAddress());
        check.date("/student/birthDate", student.birthDate());
        check.date("/leftOn", form.leftOn());
        if (student.sex() != null
                && !student.sex().equals("MALE")
                && !student.sex().equals("FEMALE")) {
            check.add("/student/sex", "UNKNOWN_CODE");
        }
        if (student.grade() != null && (student.grade() < 1 || student.grade() > 12)) {
            check.add("/student/grade", "OUT_OF_RANGE", 1, 12);
        }
        check.code("/student/programme", "programmes", student.programme());
        check.code("/student/familySituation", "family-situations", student.familySituation());
        check.codes("/student/identities", "identities", student.identities());
        check.codes("/intentions", "intentions", form.intentions());
        check.person("/guardian", form.guardian());
        check.person("/emergencyContact", form.emergencyContact());
        if (form.mainReason() != null) {
            check.reason("/mainReason", form.mainReason());
        }
        check.items("/secondaryReasons", form.secondaryReasons());
        for (int i = 0; i < form.secondaryReasons().size(); i++) {
            check.reason("/secondaryReasons/" + i, form.secondaryReasons().get(i));
        }
        if (form.destination() != null) {
            check.code("/destination/county", "counties", form.destination().county());
            check.school("/destination/school", form.destination().school(), schools);
        }
        return check.found;
    }

    private void contact(String pointer, @Nullable ContactPerson person) {
        required(pointer + "/relation", person == null ? null : person.relation());
        required(pointer + "/phones", person == null ? List.of() : person.phones());
    }

    private void reasons(CaseForm form) {
        if (form.mainReason() != null) {
            otherText("/mainReason/other", form.mainReason());
        }
        for (int i = 0; i < form.secondaryReasons().size(); i++) {
            required(
                    "/secondaryReasons/" + i + "/code",
                    form.secondaryReasons().get(i).code());
            otherText(
                    "/secondaryReasons/" + i + "/other", form.secondaryReasons().get(i));
        }
    }

    private void otherText(String pointer, LeavingReason reason) {
        int length = reason.other() == null
                ? 0
                : reason.other().codePointCount(0, reason.other().length());
        if (length > OTHER_REASON_LENGTH) {
            add(pointer, "TEXT_TOO_LONG", OTHER_REASON_LENGTH, length);
        }
    }

    private void person(String pointer, @Nullable ContactPerson person) {
        if (person == null) {
            return;
        }
        text(pointer + "/name", person.name());
        code(pointer + "/relation", "relations", person.relation());
        items(pointer + "/phones", person.phones());
        person.phones().forEach(phone -> text(pointer + "/phones", phone));
    }

    private void reason(String pointer, LeavingReason reason) {
        code(pointer + "/code", "leaving-reasons", reason.code());
        text(pointer + "/other", reason.other());
    }

    private void notAfter(String pointer, @Nullable LocalDate date, LocalDate today) {
        if (date != null && date.isAfter(today)) {
            add(pointer, "DATE_IN_FUTURE");
        }
    }

    private void required(String pointer, @Nullable Object value) {
        if (isBlank(value)) {
            add(pointer, "MISSING_FIELD");
        }
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof List<?> list && list.stream().allMatch(FormCheck::isBlank);
    }

    private void text(String pointer, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > ANY_TEXT_LENGTH) {
            add(pointer, "TEXT_TOO_LONG", ANY_TEXT_LENGTH, text.length());
        }
        if (CONTROL_CHARACTER.matcher(text).find()) {
            add(pointer, "CONTROL_CHARACTER");
        }
    }

    private void date(String pointer, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(EARLIEST_DATE) || date.getYear() > 9999)) {
            add(pointer, "DATE_IMPOSSIBLE");
        }
    }

    private void code(String pointer, String list, @Nullable String code) {
        if (code != null && !CodeLists.contains(list, code)) {
            add(pointer, "UNKNOWN_CODE");
        }
    }

    private void school(String pointer, @Nullable String unit, SchoolDirectory schools) {
        if (unit != null && !CodeLists.contains("schools", unit) && !schools.isUnit(unit)) {
            add(pointer, "UNKNOWN_CODE");
        }
    }

    private void codes(String pointer, String list, List<String> codes) {
        items(pointer, codes);
        codes.forEach(code -> code(pointer, list, code));
    }

    private void items(String pointer, List<?> items) {
        if (items.size() > MOST_ITEMS) {
            add(pointer, "TOO_MANY", MOST_ITEMS, items.size());
        }
    }

    private void add(String pointer, String code, Object... arguments) {
        found.add(FieldProblem.of(pointer, code, arguments));
    }
}
