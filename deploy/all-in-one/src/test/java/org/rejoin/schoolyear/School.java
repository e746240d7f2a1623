package org.rejoin.schoolyear;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/** A unit and its people. @param byHttp they send requests; of the others the commands are handed in within the process */
record School(
        String unit,
        Authority authority,
        boolean byHttp,
        Worker principal,
        List<Worker> tutors,
        @Nullable Worker counsellor) {

    static final String COUNTY = "990";
    static final Worker AGENCY = new Worker("agency", Role.AGENCY_OFFICER, null, null);

    /** Of the demo: its accounts may sign in. */
    static List<School> demo(Authority authority) {
        return List.of(
                new School(
                        "990001",
                        authority,
                        true,
                        worker("registrar-a", Role.PRINCIPAL_REPORTER, "990001"),
                        List.of(worker("tutor-a", Role.TUTOR, "990001"), worker("tutor-a2", Role.TUTOR, "990001")),
                        worker("counsellor-a", Role.COUNSELLOR, "990001")),
                new School(
                        "990002",
                        authority,
                        true,
                        worker("registrar-b", Role.PRINCIPAL_REPORTER, "990002"),
                        List.of(worker("tutor-b", Role.TUTOR, "990002")),
                        null));
    }

    static School another(int number, Authority authority) {
        String unit = Integer.toString(880_000 + number);
        return new School(
                unit,
                authority,
                false,
                worker("principal-" + unit, Role.PRINCIPAL_REPORTER, unit),
                List.of(worker("tutor-1-" + unit, Role.TUTOR, unit), worker("tutor-2-" + unit, Role.TUTOR, unit)),
                worker("counsellor-" + unit, Role.COUNSELLOR, unit));
    }

    private static Worker worker(String account, Role role, String unit) {
        return new Worker(account, role, unit, COUNTY);
    }
}
