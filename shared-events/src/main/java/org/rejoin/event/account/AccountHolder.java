package org.rejoin.event.account;

import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * The person behind an account.
 *
 * @param email where links are mailed to
 * @param phone as typed
 */
public record AccountHolder(
        @Personal(DataClass.ACCOUNT) String name,
        @Personal(DataClass.ACCOUNT) String email,
        @Personal(DataClass.ACCOUNT) String phone) {}
