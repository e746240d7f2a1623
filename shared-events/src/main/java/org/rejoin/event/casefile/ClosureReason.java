package org.rejoin.event.casefile;

/** 結案事由 (SPEC 1.8.1, 1.23 c23). The last two are set by the system alone. */
public enum ClosureReason {
    RETURNED_TO_SCHOOL,
    OTHER_SENIOR_HIGH,
    COLLEGE_OR_EXPERIMENTAL,
    ENROLMENT_GIVEN_UP,
    ENROLMENT_ANNULLED,
    DECEASED,
    ABROAD,
    COURT_CUSTODY,
    ABSENCE_7D_TO_SUSPENSION,
    SUSPENSION_TO_TRANSFER,
    TURNED_18,
    SEMESTER_END
}
