package org.rejoin.command.transferin;

/** Lights cases of other aggregates, in the transaction of the transfer-in. */
interface CaseLights {

    void on(String caseId, TransferInId transferIn, String school, String month);

    void off(String caseId, TransferInId transferIn, String reason);
}
