package org.rejoin.event.account;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * 申請 (R-ACC-01/02): somebody asks for an account; it cannot be used yet.
 *
 * @param account the name chosen, unique for ever among those not refused
 * @param holder whose account it would be
 * @param school unit of school staff, null for others
 * @param roles what is asked for
 * @param stampedForm id of the uploaded 帳號申請單; only a principal reporter's application has one (R-ACC-02)
 */
@Revision("1")
public record AccountApplied(
        String accountId,
        String account,
        AccountHolder holder,
        @Nullable String school,
        List<Role> roles,
        @Nullable String stampedForm)
        implements AccountEvent {}
