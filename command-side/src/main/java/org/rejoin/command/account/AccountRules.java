package org.rejoin.command.account;

import static org.rejoin.command.account.AccountBlocker.CONTACT_BY_LETTER;
import static org.rejoin.command.account.AccountBlocker.NOT_AGENCY;
import static org.rejoin.command.account.AccountBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.OWN_ACCOUNT;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** Who may do what to an account (SPEC 1.11.2, 1.12.1). */
record AccountRules(String account, @Nullable String school, List<Role> roles) {

    static void requireMayOpen(OpenAccount command, Actor by) {
        if (!mayOpen(command, by)) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    // a principal reporter opens only by file: single ones apply and learn where they stand (R-ACC-01, R-ACC-10)
    private static boolean mayOpen(OpenAccount command, Actor by) {
        List<Role> roles = command.roles();
        if (by.equals(Actor.SYSTEM)) {
            return true;
        }
        if (by.is(Role.PRINCIPAL_REPORTER)) {
            return command.importedFrom() != null
                    && AccountRoles.areOfStaff(roles)
                    && command.school() != null
                    && by.isOfSchool(command.school());
        }
        // staff and principal reporters apply, however they are asked for
        return isOfOffice(by)
                && !roles.contains(Role.PRINCIPAL_REPORTER)
                && !AccountRoles.areOfStaff(roles)
                && (!roles.contains(Role.ADMINISTRATOR) || by.is(Role.ADMINISTRATOR));
    }

    /** 審核 (R-ACC-01, R-ACC-02). */
    void requireApprover(Actor by) {
        requireVisible(by);
        if (roles.contains(Role.PRINCIPAL_REPORTER)) {
            requireAgency(by);
        } else {
            requirePrincipal(by);
        }
    }

    /** 停用/啟用 (R-ACC-06). */
    void requireMaySwitch(Actor by) {
        requireVisible(by);
        requireOther(by);
        if (!isOfOffice(by) && !(by.is(Role.PRINCIPAL_REPORTER) && AccountRoles.areOfStaff(roles))) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    void requireMayAssignRoles(Actor by) {
        requireVisible(by);
        requirePrincipal(by);
        requireOther(by);
        if (!AccountRoles.areOfStaff(roles)) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    /** R-ACC-09. @return whether only on an official letter */
    boolean requireMayCorrect(Actor by) {
        requireVisible(by);
        if (roles.contains(Role.PRINCIPAL_REPORTER) || roles.contains(Role.COUNTY_OFFICER)) {
            if (!by.is(Role.AGENCY_OFFICER)) {
                throw new Refused(CONTACT_BY_LETTER);
            }
            return true;
        }
        if (AccountRoles.areOfStaff(roles)) {
            requirePrincipal(by);
        } else if (!isOfOffice(by)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        return false;
    }

    void requireHolder(Actor by) {
        if (!by.account().equals(account) && !by.equals(Actor.SYSTEM)) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    void requireAgency(Actor by) {
        if (!by.is(Role.AGENCY_OFFICER)) {
            throw new Refused(NOT_AGENCY);
        }
    }

    private void requireVisible(Actor by) {
        if (by.school() != null && !by.school().equals(school)
                || by.is(Role.COUNTY_OFFICER)
                        && !isOfOffice(by)
                        && !by.account().equalsIgnoreCase(account)) {
            throw new Refused(NOT_YOUR_SCHOOL);
        }
    }

    private void requireOther(Actor by) {
        if (by.account().equalsIgnoreCase(account)) {
            throw new Refused(OWN_ACCOUNT);
        }
    }

    private static void requirePrincipal(Actor by) {
        if (!by.is(Role.PRINCIPAL_REPORTER)) {
            throw new Refused(NOT_PRINCIPAL);
        }
    }

    private static boolean isOfOffice(Actor by) {
        return by.is(Role.AGENCY_OFFICER) || by.is(Role.ADMINISTRATOR);
    }
}
