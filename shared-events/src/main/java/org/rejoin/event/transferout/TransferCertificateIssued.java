package org.rejoin.event.transferout;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 轉學證明書 was issued; the pupil counts as this school's until his arrival is proved (R-HL-11, R-HL-30).
 *
 * @param studentId the pseudonym
 * @param school unit of the pupil, the origin
 * @param className 班級, as the school calls it
 * @param destinationSchool unit of the receiving school, where it is one of ours
 * @param destination school, or country, in words
 * @param issuedOn day of the certificate
 * @param toldUntil by when the pupil was told to arrive; null where no arrival is awaited (R-HL-14)
 * @param arrivalDueOn last day on which the notice of arrival is in time (R-HL-13); null where none is awaited
 * @param ruleSet version of the rules it was reckoned by: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record TransferCertificateIssued(
        String transferOutId,
        String studentId,
        String school,
        @Personal(DataClass.REGISTER) String name,
        String className,
        @Nullable String destinationSchool,
        @Personal(DataClass.REGISTER) @Nullable String destination,
        boolean withinCounty,
        LocalDate issuedOn,
        TransferGround ground,
        @Nullable LocalDate toldUntil,
        @Nullable LocalDate arrivalDueOn,
        String ruleSet)
        implements TransferOutEvent {}
