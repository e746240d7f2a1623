package org.rejoin.event;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

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
    COUNSELLING_OFFICE;

    /** Of elementary and junior high schools (c18). */
    public static final Set<Role> OF_COMPULSORY_SCHOOL =
            Collections.unmodifiableSet(EnumSet.of(HEAD, CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY, COUNSELLING_OFFICE));
}
