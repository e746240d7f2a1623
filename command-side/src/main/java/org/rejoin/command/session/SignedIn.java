package org.rejoin.command.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.KnownAccount;

/**
 * Whose session it is, as the account stands now.
 *
 * @param expiresIn when nothing more is asked of it
 */
public record SignedIn(KnownAccount account, @Nullable Restriction restriction, Duration expiresIn) {}
