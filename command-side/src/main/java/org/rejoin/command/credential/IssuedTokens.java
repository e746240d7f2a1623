package org.rejoin.command.credential;

/** Takes back what programs come in by. */
public interface IssuedTokens {

    /** Of this account, all that work. Within the running transaction. */
    void revokeAll(String accountId);
}
