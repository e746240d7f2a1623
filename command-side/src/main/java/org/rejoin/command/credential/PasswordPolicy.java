package org.rejoin.command.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.event.Role;

/** What is wrong with a password (R-PWD-04/05, L11, L12): each rule with a code and a text of its own. */
final class PasswordPolicy {

    static final int LONGEST = 128;

    private static final String POINTER = "/password";
    // national ids, and residence permits old and new, with whatever check digit
    private static final Pattern ID_NUMBER = Pattern.compile("[A-Z][1289A-D]\\d{8}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");
    private static final List<String> SEQUENCES = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "0123456789",
            // rows of the keyboard, also with shift
            "1234567890-=",
            "!@#$%^&*()_+",
            "qwertyuiop[]",
            "asdfghjkl;'",
            "zxcvbnm,./",
            // its columns
            "1qaz",
            "2wsx",
            "3edc",
            "4rfv",
            "5tgb",
            "6yhn",
            "7ujm",
            "8ik,",
            "9ol.",
            "0p;/");

    private final PasswordProfile profile;
    private final Set<String> mostUsed;

    PasswordPolicy(PasswordProfile profile, Set<String> mostUsed) {
        this.profile = profile;
        this.mostUsed = mostUsed;
    }

    PasswordProfile profile() {
        return profile;
    }

    /** Whose password it is to be, as far as that is known: whoever guesses begins with it. */
    record Holder(
            String account,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String school) {

        static Holder of(KnownAccount account) {
            return new Holder(account.account(), account.name(), account.email(), account.phone(), account.school());
        }

        static Holder named(String account) {
            return new Holder(account, null, null, null, null);
        }

        boolean nameIsIn(String password) {
            return name != null && name.length() > 1 && password.contains(lower(name));
        }

        boolean mailboxIsIn(String password) {
            return email != null && isIn(password, lower(email.substring(0, Math.max(0, email.indexOf('@')))));
        }

        boolean phoneIsIn(String password) {
            return phone != null
                    && (isIn(password, NO_DIGITS.matcher(phone).replaceAll(""))
                            || NO_DIGITS.splitAsStream(phone).anyMatch(digits -> isIn(password, digits)));
        }

        // units of one school differ in what follows the six digits
        boolean schoolIsIn(String password) {
            return school != null && isIn(password, lower(school.substring(0, Math.min(6, school.length()))));
        }

        // three letters are in many words
        private static boolean isIn(String password, String word) {
            return word.length() > 3 && password.contains(word);
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param password in Unicode normal form C
     * @param earlier whether it is one of the last passwords; asked only when nothing else is wrong, for it takes its time
     */
    List<FieldProblem> problemsOf(String password, Holder holder, Set<Role> roles, Predicate<String> earlier) {
        List<FieldProblem> problems = new ArrayList<>();
        int characters = password.codePointCount(0, password.length());
        if (characters > LONGEST) {
            return List.of(problem("PASSWORD_TOO_LONG", LONGEST));
        }
        if (characters < profile.lengthFor(roles)) {
            problems.add(problem("PASSWORD_TOO_SHORT", profile.lengthFor(roles)));
        }
        if (kindsIn(password) < profile.kinds()) {
            problems.add(problem("PASSWORD_TOO_FEW_KINDS", profile.kinds()));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (isOrHasAccount(lower, holder.account().toLowerCase(Locale.ROOT))) {
            problems.add(problem("PASSWORD_IS_ACCOUNT"));
        }
        problems.addAll(problemsOfHolder(lower, holder));
        if (!profile.idNumberAllowed() && ID_NUMBER.matcher(password).find()) {
            problems.add(problem("PASSWORD_HAS_ID_NUMBER"));
        }
        if (profile.sequence() > 0 && hasSequence(lower, profile.sequence())) {
            problems.add(problem("PASSWORD_HAS_SEQUENCE", profile.sequence()));
        }
        if (profile.sequence() > 0 && hasRepeats(lower, profile.sequence())) {
            problems.add(problem("PASSWORD_HAS_REPEATS", profile.sequence()));
        }
        if (isMostUsed(lower)) {
            problems.add(problem("PASSWORD_MOST_USED"));
        }
        if (problems.isEmpty() && profile.earlier() > 0 && earlier.test(password)) {
            problems.add(problem("PASSWORD_USED_BEFORE", profile.earlier()));
        }
        return problems;
    }

    private static List<FieldProblem> problemsOfHolder(String password, Holder holder) {
        List<FieldProblem> problems = new ArrayList<>();
        if (holder.nameIsIn(password)) {
            problems.add(problem("PASSWORD_HAS_NAME"));
        }
        if (holder.mailboxIsIn(password)) {
            problems.add(problem("PASSWORD_HAS_MAIL_ADDRESS"));
        }
        if (holder.phoneIsIn(password)) {
            problems.add(problem("PASSWORD_HAS_PHONE"));
        }
        if (holder.schoolIsIn(password)) {
            problems.add(problem("PASSWORD_HAS_SCHOOL_CODE"));
        }
        return problems;
    }

    private static boolean hasRepeats(String password, int length) {
        int[] characters = password.codePoints().toArray();
        int alike = 0;
        for (int i = 0; i < characters.length; i++) {
            alike = i > 0 && characters[i] == characters[i - 1] ? alike + 1 : 1;
            if (alike >= length) {
                return true;
            }
        }
        return false;
    }

    // three letters are in many words
    private static boolean isOrHasAccount(String password, String account) {
        return password.equals(account) || account.length() > 3 && password.contains(account);
    }

    private static long kindsIn(String password) {
        return password.codePoints().map(PasswordPolicy::kind).distinct().count();
    }

    private static int kind(int character) {
        if (Character.isUpperCase(character)) {
            return 0;
        }
        if (Character.isLowerCase(character)) {
            return 1;
        }
        return Character.isDigit(character) ? 2 : 3;
    }

    private static boolean hasSequence(String password, int length) {
        for (int start = 0; start + length <= password.length(); start++) {
            String part = password.substring(start, start + length);
            String reversed = new StringBuilder(part).reverse().toString();
            if (SEQUENCES.stream().anyMatch(sequence -> sequence.contains(part) || sequence.contains(reversed))) {
                return true;
            }
        }
        return false;
    }

    // also with the few letters and signs that people change or append to satisfy a rule: P@ssw0rd, Password1!
    private boolean isMostUsed(String password) {
        String plain = password.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's');
        return mostUsed.contains(password)
                || mostUsed.contains(plain)
                || mostUsed.contains(withoutEnd(password))
                || mostUsed.contains(withoutEnd(plain));
    }

    private static String withoutEnd(String password) {
        int end = password.length();
        while (end > Math.max(1, password.length() - 4) && !Character.isLetter(password.charAt(end - 1))) {
            end--;
        }
        return password.substring(0, end);
    }

    private static FieldProblem problem(String code, Object... arguments) {
        return FieldProblem.of(POINTER, code, arguments);
    }
}
