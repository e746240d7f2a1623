package org.rejoin.command.pupilregister;

import java.util.Optional;
import java.util.regex.Pattern;

/** 學號: three digits of the ROC year of entry, three digits from 001 (R-HL-06). */
record StudentNumber(int entryYear, int sequence) {

    static final int LAST = 999;

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    /** Empty where it is none. */
    static Optional<StudentNumber> of(String text) {
        if (!SIX_DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        StudentNumber number =
                new StudentNumber(Integer.parseInt(text.substring(0, 3)), Integer.parseInt(text.substring(3)));
        return number.sequence == 0 ? Optional.empty() : Optional.of(number);
    }

    String text() {
        return "%03d%03d".formatted(entryYear, sequence);
    }

    // never into a log
    @Override
    public String toString() {
        return "StudentNumber[…]";
    }
}
