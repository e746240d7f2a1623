package org.rejoin.command.webhook;

import org.rejoin.command.Blocker;

/** Every reason that can stop an administrator who looks after webhooks. */
enum WebhookBlocker implements Blocker {
    ROLE_MAY_NOT(Kind.NOT_ALLOWED),
    WEBHOOK_NOT_FOUND(Kind.NOT_VISIBLE),
    DELIVERY_NOT_FOUND(Kind.NOT_VISIBLE),
    WEBHOOK_ID_TAKEN(Kind.REFUSED),
    TOO_MANY_WEBHOOKS(Kind.REFUSED),
    WEBHOOK_NEEDS_KEY(Kind.REFUSED),
    DELIVERY_HAS_ENDED(Kind.REFUSED);

    private final Kind kind;

    WebhookBlocker(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return "API";
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
