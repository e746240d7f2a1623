package org.rejoin.command.apitoken;

import java.util.Set;
import org.rejoin.command.account.KnownAccount;

/** Whose token it is, as the account stands now, and what for. */
public record TokenUse(KnownAccount account, Set<Scope> scopes) {}
