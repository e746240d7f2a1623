package org.rejoin.command.erasure;

import org.rejoin.event.erasure.ErasureRequested;

/** Tells the cases of a person that their personal data are gone. */
interface ErasedCases {

    void erase(String caseId, ErasureRequested erasure);
}
