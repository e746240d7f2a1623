package org.rejoin.command;

import org.jspecify.annotations.Nullable;

/** An answer that holds, or would hold, what another authority knows of a person: that it was given is recorded (c30). */
public interface PersonalAnswer {

    /** What was asked, never about whom: that says the case. */
    String asked();

    /** The case because of which it was given, if there is one yet. */
    default @Nullable String becauseOf() {
        return null;
    }
}
