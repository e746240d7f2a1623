package org.rejoin.command.credential;

/** Makes the links that are mailed: of a purpose only the newest works, once, and for a limited time (L10). */
public interface AccountLinks {

    /** The address to put into a mail to the holder of this account; the ones before it still work. */
    String make(String accountId, LinkPurpose purpose);

    /** The mail with this address is out: the ones made before it for the same purpose work no longer. */
    void sent(String address);
}
