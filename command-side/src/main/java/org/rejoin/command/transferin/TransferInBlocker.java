package org.rejoin.command.transferin;

import org.rejoin.command.Blocker;

/** Every reason that can stop a transfer-in. */
enum TransferInBlocker implements Blocker {
    ROLE_MAY_NOT("R-TRF-02", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_YOUR_SCHOOL("c6", Remover.NOBODY, Kind.NOT_VISIBLE),
    LINE_NOT_FOUND("c6", Remover.NOBODY, Kind.NOT_VISIBLE),
    TRANSFER_IN_ID_TAKEN("R-TRF-02", Remover.SENDER, Kind.REFUSED),
    ERASURE_UNDER_WAY("2.6", Remover.NOBODY, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    TransferInBlocker(String ruleId, Remover removableBy, Kind kind) {
        this.ruleId = ruleId;
        this.removableBy = removableBy;
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return ruleId;
    }

    @Override
    public Remover removableBy() {
        return removableBy;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
