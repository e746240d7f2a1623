package org.rejoin.event.erasure;

import org.axonframework.serialization.Revision;

/** 撤回申請: by who requested it, before it is decided (SPEC 2.6). */
@Revision("1")
public record ErasureWithdrawn(String erasureId) implements ErasureEvent {}
