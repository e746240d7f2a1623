package org.rejoin.event.erasure;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a request to erase a person's data. Who, when and which student stand in the metadata. */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface ErasureEvent
        permits ErasureRequested, ErasureApproved, ErasureRefused, ErasureWithdrawn, ErasureCarriedOut {

    /** UUID of the erasure, made by the client. */
    String erasureId();
}
