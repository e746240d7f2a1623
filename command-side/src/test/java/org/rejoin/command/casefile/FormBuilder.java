package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.ContactPerson;
import org.rejoin.event.casefile.CaseForm.Destination;
import org.rejoin.event.casefile.CaseForm.LeavingReason;
import org.rejoin.event.casefile.CaseForm.StudentDetails;

/** A form that could be submitted, but for what a test changes. */
final class FormBuilder {

    private String nationalId = "A123456789";
    private @Nullable String name = "王小明";
    private @Nullable LocalDate birthDate = LocalDate.of(2009, 5, 20);
    private List<String> identities = List.of("ORDINARY");
    private @Nullable ContactPerson guardian =
            new ContactPerson("王大明", "FATHER", List.of("04-1234567", "0975-123-456"));
    private @Nullable LocalDate leftOn = LocalDate.of(2026, 11, 2);
    private @Nullable LeavingReason mainReason = new LeavingReason("FAMILY_ECONOMIC", null);
    private List<LeavingReason> secondaryReasons = List.of();
    private @Nullable Destination destination = new Destination("UNKNOWN", "UNKNOWN");

    static FormBuilder form() {
        return new FormBuilder();
    }

    FormBuilder nationalId(String changed) {
        nationalId = changed;
        return this;
    }

    FormBuilder name(@Nullable String changed) {
        name = changed;
        return this;
    }

    FormBuilder bornOn(@Nullable LocalDate changed) {
        birthDate = changed;
        return this;
    }

    FormBuilder identities(String... changed) {
        identities = List.of(changed);
        return this;
    }

    FormBuilder guardian(@Nullable ContactPerson changed) {
        guardian = changed;
        return this;
    }

    FormBuilder leftOn(@Nullable LocalDate changed) {
        leftOn = changed;
        return this;
    }

    FormBuilder mainReason(@Nullable LeavingReason changed) {
        mainReason = changed;
        return this;
    }

    FormBuilder secondaryReasons(LeavingReason... changed) {
        secondaryReasons = List.of(changed);
        return this;
    }

    FormBuilder destination(@Nullable Destination changed) {
        destination = changed;
        return this;
    }

    /** Nothing but what a draft must have. */
    FormBuilder empty() {
        return name(null)
                .bornOn(null)
                .identities()
                .guardian(null)
                .leftOn(null)
                .mainReason(null)
                .destination(null);
    }

    CaseForm build() {
        StudentDetails student = new StudentDetails(
                nationalId, name, birthDate, null, null, null, null, null, identities, null, null, null);
        return new CaseForm(student, guardian, null, leftOn, mainReason, secondaryReasons, List.of(), destination);
    }
}
