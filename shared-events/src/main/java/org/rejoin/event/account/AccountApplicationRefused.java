package org.rejoin.event.account;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * The application is turned down; the name is free again.
 *
 * @param reason in the approver's words, mailed to the applicant
 */
@Revision("1")
public record AccountApplicationRefused(
        String accountId, @Personal(DataClass.ACCOUNT) String reason) implements AccountEvent {}
