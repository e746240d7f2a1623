package org.rejoin.event.account;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.rejoin.event.Role;

/**
 * 核可 (R-ACC-01 to 03): the application is granted; the holder still has to set a password by the mailed link.
 *
 * @param roles what is granted, which may be less than what was asked for
 */
@Revision("1")
public record AccountApproved(String accountId, List<Role> roles) implements AccountEvent {}
