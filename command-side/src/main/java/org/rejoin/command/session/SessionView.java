package org.rejoin.command.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * Who is signed in, as the head of every page and 設定 show it (SC13).
 *
 * @param principalReporter name of the unit's principal reporter, for the others of the unit
 * @param expiresInSeconds when nothing more is asked (R-PWD-08); absent without a session
 * @param openTokens tokens for programs that work, whoever made them
 * @param outsideIdentities so many of another provider open this account
 * @param passwordDaysLeft 密碼到期剩餘天數 (R-PWD-07); absent where passwords do not expire
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(
        String account,
        String accountId,
        String name,
        Set<Role> roles,
        @Nullable String school,
        @Nullable String county,
        @Nullable String principalReporter,
        @Nullable Long expiresInSeconds,
        @Nullable Integer passwordDaysLeft,
        @Nullable Restriction restrictedTo,
        Factor secondFactor,
        int openTokens,
        int outsideIdentities,
        String email,
        String phone) {

    enum Factor {
        NONE,
        ON,
        /** Asked for by the role, and not there yet. */
        REQUIRED
    }
}
