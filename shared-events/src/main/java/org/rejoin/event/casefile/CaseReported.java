package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 通報 (T05): the case is established (成案); from now on it counts and its form is frozen (R-ST-03).
 *
 * @param status TRACKING, or PENDING_CLOSURE where the latest record suggests closure (1.23 c19)
 * @param ageOnReport completed years on the day of the report, which statistics need when the birth date is erased (1.23 c25)
 * @param ageOnLeaving completed years on the day the student left
 */
@Revision("1")
public record CaseReported(String caseId, CaseStatus status, int ageOnReport, int ageOnLeaving)
        implements CaseFileEvent {}
