package org.rejoin.command.apitoken;

import java.util.EnumSet;
import java.util.Set;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.event.Role;

/**
 * Whose token it is, as the account stands now, and what for.
 *
 * @param rolesAtMaking what the account was when the token was made
 */
public record TokenUse(KnownAccount holder, Set<Role> rolesAtMaking, Set<Scope> scopes) {

    /** The one that asks: with no role that it did not have when the token was made. */
    public KnownAccount account() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(holder.roles());
        roles.retainAll(rolesAtMaking);
        return new KnownAccount(
                holder.accountId(),
                holder.account(),
                holder.name(),
                holder.email(),
                holder.phone(),
                holder.school(),
                holder.county(),
                roles,
                holder.standing(),
                holder.verified());
    }
}
