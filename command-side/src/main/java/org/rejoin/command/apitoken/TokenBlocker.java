package org.rejoin.command.apitoken;

import org.rejoin.command.Blocker;

/** Every reason that can stop a change of somebody's own tokens. */
enum TokenBlocker implements Blocker {
    TOKEN_NOT_FOUND("c18", Kind.NOT_VISIBLE),
    TOKEN_ID_TAKEN("c18", Kind.REFUSED),
    TOO_MANY_TOKENS("c18", Kind.REFUSED);

    private final String ruleId;
    private final Kind kind;

    TokenBlocker(String ruleId, Kind kind) {
        this.ruleId = ruleId;
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return ruleId;
    }

    @Override
    public Remover removableBy() {
        return Remover.NOBODY;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
