package org.rejoin.command.credential;

/** Ends what somebody may have opened with an earlier password. */
public interface OpenSessions {

    /** Within the running transaction. */
    void end(String accountId);
}
