package org.rejoin.event.account;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * An account made by whoever may approve it, without an application: county officers after the agency's review, tutors by
 * the school's file (R-ACC-10), the first administrator (c11). It is usable once the holder has set a password.
 *
 * @param school unit of school staff or of an auditor's scope, else null
 * @param county county of a county officer or of an auditor's scope, else null
 * @param letterNumber number of the official letter, where one is needed
 * @param importedFrom name of the imported file, null when typed
 */
@Revision("1")
public record AccountOpened(
        String accountId,
        String account,
        AccountHolder holder,
        @Nullable String school,
        @Nullable String county,
        List<Role> roles,
        @Nullable String letterNumber,
        @Nullable String importedFrom)
        implements AccountEvent {}
