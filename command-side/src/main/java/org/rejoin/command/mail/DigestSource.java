package org.rejoin.command.mail;

import java.util.List;
import org.rejoin.event.Actor;

/** What an account has not read; implemented by whoever knows both the inboxes and this side. */
public interface DigestSource {

    /** How far the inboxes are: everything up to this position of the history is in them. */
    long position();

    /** What came up after one position up to another, is still true, and nobody read. */
    Unread unread(Actor actor, long after, long upTo);

    /** @param caseNumbers of the cases it is about, newest first, each once */
    record Unread(long messages, List<String> caseNumbers) {}
}
