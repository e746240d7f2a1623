package org.rejoin.command.account;

/** Takes the second factor of an account off; a lost authenticator cannot do it. */
public interface SecondFactorRemoval {

    /** Within the running transaction. @return whether there was one */
    boolean takeOff(String accountId);
}
