package org.rejoin.command.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.event.CodeLists;
import org.rejoin.event.Role;

/** Which roles go together, and what each of them is bound to (SPEC 1.11.1, R-ACC-04, c18). */
final class AccountRoles {

    private static final Set<Role> OF_SENIOR_HIGH_SCHOOL = Set.of(Role.TUTOR, Role.COUNSELLOR, Role.SENIOR_MANAGER);
    private static final Set<Role> OFFICE = Set.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR);

    private AccountRoles() {}

    /** 校內使用者, whom their principal reporter approves and looks after. */
    static boolean areOfStaff(Collection<Role> roles) {
        return !roles.isEmpty()
                && roles.stream()
                        .allMatch(role ->
                                OF_SENIOR_HIGH_SCHOOL.contains(role) || Role.OF_COMPULSORY_SCHOOL.contains(role));
    }

    static boolean areOf(Role only, Collection<Role> roles) {
        return Set.copyOf(roles).equals(Set.of(only));
    }

    static boolean areOfOffice(Collection<Role> roles) {
        return !roles.isEmpty() && OFFICE.containsAll(roles);
    }

    /** Each once, in one order: the same roles are the same list. */
    static List<Role> inOrder(Collection<Role> roles) {
        return roles.stream().distinct().sorted().toList();
    }

    /** What is wrong with an account that is opened with these. */
    static List<FieldProblem> problems(
            List<Role> roles, @Nullable String school, @Nullable String county, boolean unitExists) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean ofSchool = areOfStaff(roles) || areOf(Role.PRINCIPAL_REPORTER, roles);
        boolean ofCounty = areOf(Role.COUNTY_OFFICER, roles);
        boolean auditor = areOf(Role.AUDITOR, roles);
        if (!ofSchool && !ofCounty && !auditor && !areOfOffice(roles)) {
            problems.add(FieldProblem.of("/roles", "ROLES_DO_NOT_FIT"));
        }
        problems.addAll(bound("/school", school, ofSchool, ofSchool || auditor, unitExists));
        problems.addAll(bound("/county", county, ofCounty, ofCounty || auditor && school == null, isCounty(county)));
        return problems;
    }

    private static List<FieldProblem> bound(
            String pointer, @Nullable String value, boolean required, boolean possible, boolean known) {
        if (value == null) {
            return required ? List.of(FieldProblem.of(pointer, "MISSING_FIELD")) : List.of();
        }
        if (!possible) {
            return List.of(FieldProblem.of(pointer, "NOT_OF_THESE_ROLES"));
        }
        return known ? List.of() : List.of(FieldProblem.of(pointer, "UNKNOWN_CODE"));
    }

    private static boolean isCounty(@Nullable String county) {
        return county != null
                && !county.equals(CodeLists.UNKNOWN)
                && CodeLists.find("counties", county).isPresent();
    }
}
