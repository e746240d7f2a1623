package org.rejoin.query;

import java.util.Set;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** The people of the tests, as in the demo data. */
public final class Accounts {

    public static final String SCHOOL_A = "990001";
    public static final String SCHOOL_B = "990002";
    public static final String COUNTY = "990";

    public static final Actor REGISTRAR_A = staff("registrar-a", SCHOOL_A, Role.PRINCIPAL_REPORTER);
    public static final Actor REGISTRAR_B = staff("registrar-b", SCHOOL_B, Role.PRINCIPAL_REPORTER);
    public static final Actor TUTOR_A = staff("tutor-a", SCHOOL_A, Role.TUTOR);
    public static final Actor TUTOR_B = staff("tutor-b", SCHOOL_B, Role.TUTOR);
    public static final Actor COUNSELLOR_A = staff("counsellor-a", SCHOOL_A, Role.COUNSELLOR);
    public static final Actor MANAGER_A = staff("manager-a", SCHOOL_A, Role.SENIOR_MANAGER);
    public static final Actor COUNTY_OFFICER = new Actor("county", Set.of(Role.COUNTY_OFFICER), null, COUNTY);
    public static final Actor AGENCY_OFFICER = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    public static final Actor ADMINISTRATOR = new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null);

    private Accounts() {}

    public static Actor staff(String account, String school, Role... roles) {
        return new Actor(account, Set.of(roles), school, COUNTY);
    }
}
