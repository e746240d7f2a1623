package org.rejoin.event.account;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.rejoin.event.Role;

/**
 * The holder has these roles from now on, and no other (R-ACC-08).
 */
@Revision("1")
public record AccountRolesAssigned(String accountId, List<Role> roles) implements AccountEvent {}
