package org.rejoin.event;

/** What an account may be in (SPEC 1.11.1, 1.23 c18). An account may hold several. */
public enum Role {
    PRINCIPAL_REPORTER,
    TUTOR,
    COUNSELLOR,
    SENIOR_MANAGER,
    COUNTY_OFFICER,
    AGENCY_OFFICER,
    ADMINISTRATOR,
    AUDITOR,
    HEAD,
    CLASS_TEACHER,
    STUDENT_AFFAIRS,
    REGISTRY,
    COUNSELLING_OFFICE
}
