package org.rejoin.command.account;

import java.util.UUID;

/** UUID of an account, made by the client. */
public record AccountId(String value) {

    public AccountId {
        value = UUID.fromString(value).toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
