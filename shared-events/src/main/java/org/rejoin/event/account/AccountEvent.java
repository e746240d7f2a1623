package org.rejoin.event.account;

import org.rejoin.event.DataSubject;

/** Everything that can happen to an account, without its credentials. Who and when stand in the metadata of the message. */
@DataSubject(DataSubject.Kind.AGGREGATE)
public sealed interface AccountEvent
        permits AccountApplied,
                AccountOpened,
                AccountApproved,
                AccountApplicationRefused,
                AccountVerified,
                AccountDisabled,
                AccountEnabled,
                AccountRolesAssigned,
                AccountContactCorrected,
                SecondFactorRemoved,
                PrincipalSteppedDown,
                PrincipalTookOver {

    /** UUID of the account, made by the client. */
    String accountId();
}
