package org.rejoin.command.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/**
 * An account as it stands now.
 *
 * @param county of county officers, and of school staff the county of the unit
 */
public record KnownAccount(
        String accountId,
        String account,
        String name,
        String email,
        String phone,
        @Nullable String school,
        @Nullable String county,
        Set<Role> roles,
        Standing standing,
        boolean verified) {

    /** 狀態 of R-ACC-07, and what comes before it. */
    public enum Standing {
        APPLIED,
        REFUSED,
        NORMAL,
        DISABLED
    }

    /** 正常 and 已認證 (R-ACC-07). */
    public boolean maySignIn() {
        return standing == Standing.NORMAL && verified;
    }

    /** 校內使用者: looked after by the principal reporter of the unit, all others by the agency (SPEC 1.12.1). */
    public boolean isStaff() {
        return AccountRoles.areOfStaff(roles);
    }

    /** 校內使用者 whose account is 正常: who may become principal reporter (R-ACC-20). */
    public boolean isStaffInUse() {
        return standing == Standing.NORMAL && isStaff();
    }

    public Actor actor() {
        return new Actor(account, roles, school, county);
    }
}
