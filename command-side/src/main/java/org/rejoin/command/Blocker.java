package org.rejoin.command;

/** One reason that stops an action. Texts stand in the message files under {@code blocker.<name>}. */
public interface Blocker {

    /** Stable code of the API. */
    String name();

    /** Rule of SPEC.md this blocker speaks for. */
    String ruleId();

    Remover removableBy();

    /** What a refusal for this reason is to the caller. */
    Kind kind();

    /** Who can make the blocker go away. */
    enum Remover {
        PRINCIPAL_REPORTER,
        FILER,
        TRACKING_STAFF,
        SENDER,
        AGENCY_OFFICER,
        STUDENT_REGISTER,
        NOBODY
    }

    enum Kind {
        /** The record does not exist for this actor. */
        NOT_VISIBLE,
        /** The actor's role may not do this. */
        NOT_ALLOWED,
        /** The state of the case forbids it. */
        REFUSED,
        /** Nobody can tell now; asked again later it may be allowed. */
        UNSURE
    }
}
