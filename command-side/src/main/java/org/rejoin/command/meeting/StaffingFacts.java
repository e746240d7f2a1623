package org.rejoin.command.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.rejoin.event.ruleset.RulesInForce;

/** What it is decided by whether a school owes a meeting, read within the transaction of the command. */
interface StaffingFacts {

    RulesInForce rulesOn(String school, LocalDate day);

    /** On the second day or later by what was recorded within the last school days, and nobody was told to visit them. */
    int pupilsAway(String school, LocalDate today);

    Instant endOf(LocalDate day);

    void lookAgainAt(String school, Instant at);
}
