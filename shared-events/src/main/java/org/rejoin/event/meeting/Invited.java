package org.rejoin.event.meeting;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.Participant;

/**
 * An office of the school or somebody from outside, asked to a meeting or there.
 *
 * @param organisation which police station, which centre; never a person
 */
public record Invited(Participant who, @Nullable String organisation) {}
