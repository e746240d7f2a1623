package org.rejoin.command.account;

/** Tells an account that its holder followed a mailed link (R-ACC-06/07). */
public interface Verification {

    /** Within the running transaction; nothing happens where the account is verified already. */
    void verified(String accountId);
}
