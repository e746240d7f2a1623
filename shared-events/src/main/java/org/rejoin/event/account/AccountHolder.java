package org.rejoin.event.account;

/**
 * The person behind an account.
 *
 * @param email where links are mailed to
 * @param phone as typed
 */
public record AccountHolder(String name, String email, String phone) {}
