package org.rejoin.event.ruleset;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.school.Stage;

/**
 * The rules of an authority and stage as they hold from a day on. Immutable afterwards: a change is the next version. Days
 * before keep the rules they had, and so does what was decided by them.
 *
 * @param version 1 for the first one published; 0 are the rules built in
 * @param authority AGENCY, a county, or a school unit that adjusts its duties (note of 003)
 * @param effectiveFrom first day it holds, later than the day of publication; on a day that version holds whose day came
 *     last, of two of one day the newer
 * @param reason why it was changed, told to everybody
 */
@Revision("1")
public record RuleSetPublished(
        String authority, Stage stage, int version, LocalDate effectiveFrom, StageRules rules, String reason)
        implements RuleSetEvent {}
