package org.rejoin.story;

import java.time.LocalDate;
import java.util.Random;

/** An invented student: the id has a right check digit and belongs to this one story. */
record Student(String nationalId, String name, LocalDate birthDate) {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"; // 10, 11, 12 …, SPEC 2.7

    static Student named(String name, LocalDate today, Random random) {
        return new Student(nationalId(random), name, today.minusYears(16).minusDays(random.nextInt(300)));
    }

    /** The same id with a check digit that cannot be. */
    String mistyped() {
        int last = nationalId.charAt(9) - '0';
        return nationalId.substring(0, 9) + (last + 1) % 10;
    }

    static String nationalId(Random random) {
        int letter = random.nextInt(LETTERS.length());
        int[] digits = new int[8];
        digits[0] = 1 + random.nextInt(2);
        for (int i = 1; i < digits.length; i++) {
            digits[i] = random.nextInt(10);
        }
        int code = letter + 10;
        int sum = code / 10 + code % 10 * 9;
        StringBuilder id = new StringBuilder().append(LETTERS.charAt(letter));
        for (int i = 0; i < digits.length; i++) {
            sum += digits[i] * (8 - i);
            id.append(digits[i]);
        }
        return id.append((10 - sum % 10) % 10).toString();
    }
}
