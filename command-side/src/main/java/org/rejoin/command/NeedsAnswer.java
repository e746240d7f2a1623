package org.rejoin.command;

/**
 * A command that nothing stands against but what another system says: that is asked outside of any transaction, and the
 * command sent again with the answer.
 */
public abstract class NeedsAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // it is part of the way, not a failure: nobody reads its stack
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
