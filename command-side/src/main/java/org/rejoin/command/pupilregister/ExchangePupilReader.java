package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.pupilregister.Movement;

/** Takes one pupil's elements one after the other: the pupil can be meant so, or every element that is wrong is named. */
final class ExchangePupilReader {

    static final String NAME = "學生姓名";
    static final String BORN_ON = "學生生日";
    static final String GRADE = "現在年級";
    static final String CLASS = "現在班級";
    static final String NATIONAL_ID = "證照號碼";
    static final String MOVEMENT = "異動原因";

    private static final String MOVED = "異動資料_資料內容";
    private static final String MOVED_ON = "異動日期";
    private static final String ABSENCE_OF_MONTH = "期中缺席_分月資料";
    private static final String MONTH = "期中缺席_月";
    private static final List<String> REQUIRED = List.of(NAME, BORN_ON, GRADE, CLASS, NATIONAL_ID);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CLASS = 30;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final int position;
    private final Map<String, String> texts = new HashMap<>();
    private final List<ExchangePupil.Moved> moved = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private int absenceMonths;

    ExchangePupilReader(int position) {
        this.position = position;
    }

    /** @param text stripped; some register systems write null for nothing */
    void take(String element, String text) {
        if (element.equals(MOVED)) {
            moved();
        } else if (element.equals(ABSENCE_OF_MONTH)) {
            absenceMonths += texts.remove(MONTH) == null ? 0 : 1;
        } else if (!text.isEmpty() && !text.equals("null")) {
            texts.putIfAbsent(element, text);
        }
    }

    ExchangePupil pupil() {
        for (String element : REQUIRED) {
            if (!texts.containsKey(element)) {
                problem(element, "ELEMENT_MISSING");
            }
        }
        String nationalId = texts.getOrDefault(NATIONAL_ID, "");
        if (!nationalId.isEmpty()) {
            NationalId.problemOf(nationalId).ifPresent(code -> problem(NATIONAL_ID, code));
        }
        String name = text(NAME, LONGEST_NAME);
        LocalDate bornOn = day(BORN_ON);
        int grade = grade();
        String className = className(grade);
        return new ExchangePupil(
                position,
                nationalId,
                bornOn == null || !problems.isEmpty()
                        ? null
                        : new RegisterCommand.Pupil(name, bornOn, grade, className),
                last(),
                absenceMonths,
                problems);
    }

    // 異動 stand in any order; the same elements follow for the next one
    private void moved() {
        String word = texts.remove(MOVEMENT);
        LocalDate on = day(MOVED_ON);
        texts.remove(MOVED_ON);
        if (word != null) {
            movement(word)
                    .ifPresentOrElse(
                            movement -> moved.add(new ExchangePupil.Moved(movement, on)),
                            () -> problem(MOVEMENT, "UNKNOWN_CODE"));
        }
    }

    private static Optional<Movement> movement(String word) {
        return NUMBER.matcher(word).matches() ? Movement.ofCode(Integer.parseInt(word)) : Movement.ofWord(word);
    }

    private @Nullable Movement last() {
        // of one day the one told last
        return moved.stream()
                .reduce((before, next) -> isBefore(next, before) ? before : next)
                .map(ExchangePupil.Moved::movement)
                .orElse(null);
    }

    private static boolean isBefore(ExchangePupil.Moved one, ExchangePupil.Moved other) {
        return one.on() != null && other.on() != null && one.on().isBefore(other.on());
    }

    private int grade() {
        String text = texts.get(GRADE);
        if (text == null || NUMBER.matcher(text).matches()) {
            return text == null ? 0 : Integer.parseInt(text);
        }
        problem(GRADE, "GRADE_FORMAT");
        return 0;
    }

    // of grade 7 the class 5 or 05 is the one that schools call 705
    private String className(int grade) {
        String text = text(CLASS, LONGEST_CLASS);
        return NUMBER.matcher(text).matches() ? "%d%02d".formatted(grade, Integer.parseInt(text)) : text;
    }

    private @Nullable LocalDate day(String element) {
        String text = texts.get(element);
        LocalDate day = text == null ? null : DayText.parse(text, false).orElse(null);
        if (text != null && day == null) {
            problem(element, "DATE_FORMAT");
        }
        return day;
    }

    private String text(String element, int longest) {
        String text = texts.getOrDefault(element, "");
        if (text.length() > longest) {
            problem(element, "TEXT_TOO_LONG", longest, text.length());
        }
        // 造字 exist on one computer only (R-FLD-06)
        if (text.codePoints().anyMatch(character -> Character.getType(character) == Character.PRIVATE_USE)) {
            problem(element, "CHARACTER_SELF_MADE");
        }
        return text;
    }

    private void problem(String element, String code, Object... arguments) {
        problems.add(RowProblem.of(position, element, code, arguments));
    }
}
