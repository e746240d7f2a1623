package org.rejoin.event.erasure;

import org.axonframework.serialization.Revision;

/** 核可刪除, by a second person: from now on it is carried out and cannot be taken back (SPEC 2.6). */
@Revision("1")
public record ErasureApproved(String erasureId) implements ErasureEvent {}
