package org.rejoin.command.student;

import java.util.Optional;
import java.util.regex.Pattern;

/** 身分證字號 of a citizen, or a residence number, new (second place 8 or 9) or old (two letters) (SPEC 2.7). */
public record NationalId(String value) {

    private static final Pattern CITIZEN_OR_RESIDENT = Pattern.compile("[A-Z][1289]\\d{8}");
    private static final Pattern OLD_RESIDENT = Pattern.compile("[A-Z][A-D]\\d{8}");
    // position of a letter + 10 is the number it stands for: A10 … H17, J18 … N22, P23 … V29, X30, Y31, W32, Z33, I34,
    // O35
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    /** What is wrong with a text that is no national id: the code of its message. */
    public static Optional<String> problemOf(String text) {
        if (!text.isEmpty() && Character.isLowerCase(text.charAt(0))) {
            return Optional.of("NATIONAL_ID_UPPER_CASE");
        }
        boolean oldResident = OLD_RESIDENT.matcher(text).matches();
        if (!oldResident && !CITIZEN_OR_RESIDENT.matcher(text).matches()) {
            return Optional.of("NATIONAL_ID_FORMAT");
        }
        return checkSum(text, oldResident) % 10 == 0 ? Optional.empty() : Optional.of("NATIONAL_ID_CHECK_DIGIT");
    }

    private static int checkSum(String text, boolean oldResident) {
        int first = numberOf(text.charAt(0));
        int second = oldResident ? numberOf(text.charAt(1)) % 10 : digitAt(text, 1);
        int sum = first / 10 + first % 10 * 9 + second * 8;
        for (int place = 2; place <= 8; place++) {
            sum += digitAt(text, place) * (9 - place);
        }
        return sum + digitAt(text, 9);
    }

    private static int numberOf(char letter) {
        return LETTERS.indexOf(letter) + 10;
    }

    private static int digitAt(String text, int place) {
        return text.charAt(place) - '0';
    }

    @Override
    public String toString() {
        return "NationalId[…]"; // never into a log
    }
}
