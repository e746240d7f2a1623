package org.rejoin.event.transferout;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 短期就讀: a child under protection studies at another school of the county and is on leave here, for three months at most
 * (R-HL-32).
 *
 * @param studentId the pseudonym
 * @param school unit of the pupil, the origin
 * @param className 班級, as the school calls it
 * @param destinationSchool unit of the other school, where it is one of ours
 * @param destination school in words
 * @param from first day of leave
 * @param until last day of leave
 * @param ruleSet version of the rules that held: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record TemporaryStudyGranted(
        String transferOutId,
        String studentId,
        String school,
        @Personal(DataClass.REGISTER) String name,
        String className,
        @Nullable String destinationSchool,
        @Personal(DataClass.REGISTER) @Nullable String destination,
        LocalDate from,
        LocalDate until,
        String ruleSet)
        implements TransferOutEvent {}
