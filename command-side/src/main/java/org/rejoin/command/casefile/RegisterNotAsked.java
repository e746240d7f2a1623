package org.rejoin.command.casefile;

import org.rejoin.command.NeedsAnswer;

/** What the student register says decides the closure (R-CLS-03). */
final class RegisterNotAsked extends NeedsAnswer {

    private static final long serialVersionUID = 1L;

    private final transient RegisterQuestion question;

    RegisterNotAsked(RegisterQuestion question) {
        this.question = question;
    }

    RegisterQuestion question() {
        return question;
    }
}
