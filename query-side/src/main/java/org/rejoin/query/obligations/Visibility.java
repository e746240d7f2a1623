package org.rejoin.query.obligations;

import java.util.ArrayList;
import java.util.List;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/**
 * A duty is seen by whoever sees its case: own school; own and assisted cases in it; reported cases of the county; reported
 * cases (SPEC 1.11.2); what an inspection is of (SPEC 1.23 c18).
 */
final class Visibility {

    private Visibility() {}

    /** Condition on the case, with the parameters me, mySchool and myCounty. */
    static String of(Actor actor) {
        List<String> any = new ArrayList<>();
        any.add("false");
        if (actor.school() != null) {
            ofSchool(actor, any);
        }
        if (actor.is(Role.COUNTY_OFFICER) && actor.county() != null) {
            any.add("c.reported AND c.county = :myCounty");
        }
        if (actor.is(Role.AGENCY_OFFICER)) {
            any.add("c.reported");
        }
        if (actor.is(Role.AUDITOR)) {
            any.add("c.reported AND " + inspected(actor));
        }
        return "(" + String.join(" OR ", any) + ")";
    }

    private static void ofSchool(Actor actor, List<String> any) {
        if (actor.is(Role.PRINCIPAL_REPORTER) || actor.is(Role.COUNSELLOR) || actor.is(Role.SENIOR_MANAGER)) {
            any.add("c.school = :mySchool");
        }
        if (actor.is(Role.TUTOR)) {
            // who changed schools leaves his cases behind
            any.add("c.school = :mySchool AND (c.filed_by = :me OR :me = ANY(c.trackers))");
        }
    }

    private static String inspected(Actor actor) {
        if (actor.school() != null) {
            return "c.school = :mySchool";
        }
        return actor.county() != null ? "c.county = :myCounty" : "true";
    }
}
