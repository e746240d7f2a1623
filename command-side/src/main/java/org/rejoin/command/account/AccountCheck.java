package org.rejoin.command.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.account.AccountCommand.ApplyForAccount;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;

/** What an account may be called, and how its holder is reached (R-PWD-05, c27). */
final class AccountCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{3,60}");
    private static final Pattern NAME_OF_PRINCIPAL = Pattern.compile("(?=.*[A-Za-z])(?=.*[0-9]).{8,}");
    // looked for at every place, as one may begin inside of what only looks like another
    private static final Pattern LIKE_A_NATIONAL_ID = Pattern.compile("(?=([A-Z][A-D1289][0-9]{8}))");
    // where it leads is for the mail server to find out; no character of it can end a line of a mail's heading
    private static final Pattern EMAIL =
            Pattern.compile("[\\x21-\\x7e&&[^@<>(),;:\\\\\"]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_PERSON = 100;
    private static final int LONGEST_EMAIL = 200;
    private static final int LONGEST_PHONE = 50;

    private AccountCheck() {}

    static void requireApplication(ApplyForAccount command, List<Role> asked, boolean unitExists) {
        List<FieldProblem> problems = problemsOf(command.account(), command.holder());
        problems.addAll(nameOfPrincipal(command.account(), asked));
        if (!AccountRoles.areOfStaff(asked) && !AccountRoles.areOf(Role.PRINCIPAL_REPORTER, asked)) {
            problems.add(FieldProblem.of("/roles", "ROLES_DO_NOT_FIT"));
        }
        if (!unitExists) {
            problems.add(FieldProblem.of("/school", "UNKNOWN_CODE"));
        }
        require(problems);
    }

    static void requireOpening(OpenAccount command, List<Role> given, boolean unitExists) {
        List<FieldProblem> problems = problemsOf(command.account(), command.holder());
        problems.addAll(AccountRoles.problems(given, command.school(), command.county(), unitExists));
        require(problems);
    }

    static void requireReachable(String email, String phone) {
        require(contactProblems(email, phone));
    }

    private static List<FieldProblem> problemsOf(String account, AccountHolder holder) {
        List<FieldProblem> problems = new ArrayList<>();
        nameProblem(account).ifPresent(code -> problems.add(new FieldProblem("/account", code, List.of())));
        problems.addAll(textProblems("/name", holder.name(), LONGEST_PERSON));
        problems.addAll(contactProblems(holder.email(), holder.phone()));
        return problems;
    }

    // not of who takes over: where the principal reporter is gone, nobody could approve a longer name (R-ACC-21)
    private static List<FieldProblem> nameOfPrincipal(String account, List<Role> roles) {
        return roles.contains(Role.PRINCIPAL_REPORTER)
                        && !NAME_OF_PRINCIPAL.matcher(account).matches()
                ? List.of(FieldProblem.of("/account", "ACCOUNT_NAME_OF_PRINCIPAL"))
                : List.of();
    }

    private static Optional<String> nameProblem(String account) {
        if (!NAME.matcher(account).matches()) {
            return Optional.of("ACCOUNT_NAME_FORMAT");
        }
        return holdsNationalId(account) ? Optional.of("ACCOUNT_NAME_NATIONAL_ID") : Optional.empty();
    }

    private static boolean holdsNationalId(String account) {
        return LIKE_A_NATIONAL_ID
                .matcher(account.toUpperCase(Locale.ROOT))
                .results()
                .map((MatchResult found) -> found.group(1))
                .anyMatch(found -> NationalId.problemOf(found).isEmpty());
    }

    private static List<FieldProblem> contactProblems(String email, String phone) {
        List<FieldProblem> problems = new ArrayList<>(textProblems("/email", email, LONGEST_EMAIL));
        if (problems.isEmpty() && !EMAIL.matcher(email).matches()) {
            problems.add(FieldProblem.of("/email", "EMAIL_FORMAT"));
        }
        problems.addAll(textProblems("/phone", phone, LONGEST_PHONE));
        return problems;
    }

    private static List<FieldProblem> textProblems(String pointer, String text, int longest) {
        if (text.isBlank()) {
            return List.of(FieldProblem.of(pointer, "MISSING_FIELD"));
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return List.of(FieldProblem.of(pointer, "TEXT_TOO_LONG", longest, length));
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? List.of(FieldProblem.of(pointer, "CONTROL_CHARACTER"))
                : List.of();
    }

    private static void require(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
