package org.rejoin.query.accounts;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * @param account part of an account name
 * @param text part of an account name, a person's name or a mail address
 */
record FindAccounts(
        @Nullable Standing standing,
        @Nullable Role role,
        @Nullable String school,
        @Nullable String account,
        @Nullable String text,
        int page,
        int size) {}
