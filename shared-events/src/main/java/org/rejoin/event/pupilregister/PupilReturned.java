package org.rejoin.event.pupilregister;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 復學: the original school placed the pupil in a grade, under the old number (R-HL-08, R-HL-10).
 *
 * @param overAge whether the pupil could have been guided to a supplementary school
 * @param note why it was decided so; always there of who is over age
 * @param ruleSet version of the rules the age was compared with: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record PupilReturned(
        String entryId,
        Movement movement,
        LocalDate on,
        int grade,
        String className,
        boolean overAge,
        @Personal(DataClass.COUNSELLING) @Nullable String note,
        String ruleSet)
        implements RegisterEntryEvent {}
