package org.rejoin.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingDetails;

/** Events as words, for tests. */
public final class CaseEvents {

    public static final String NATIONAL_ID = "A123456789";
    public static final Instant FILED_AT = Instant.parse("2026-11-02T01:00:00Z");

    private CaseEvents() {}

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** The pseudonym that goes with a national id in these tests. */
    public static String studentOf(String nationalId) {
        return UUID.nameUUIDFromBytes(nationalId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public static FilingStarted filingStarted(String caseId, String school) {
        return filingStarted(caseId, school, "tutor-a", LeavingType.SUSPENSION, formOf(NATIONAL_ID, "王小明", "11301001"));
    }

    public static FilingStarted filingStarted(
            String caseId, String school, String filedBy, LeavingType type, CaseForm form) {
        return new FilingStarted(
                caseId,
                "2026-" + school + "-0001",
                studentOf(form.student().nationalId()),
                school,
                "990",
                type,
                form,
                filedBy,
                null);
    }

    public static CaseForm formOf(String nationalId, @Nullable String name, @Nullable String studentNumber) {
        return new CaseForm(
                new CaseForm.StudentDetails(
                        nationalId,
                        name,
                        LocalDate.of(2009, 5, 20),
                        studentNumber,
                        "MALE",
                        "GENERAL",
                        "普通科",
                        2,
                        List.of("ORDINARY"),
                        "TWO_PARENTS",
                        "臺中市",
                        "臺中市中山路一號"),
                new CaseForm.ContactPerson("王大明", "FATHER", List.of("04-1234567")),
                null,
                LocalDate.of(2026, 11, 2),
                new CaseForm.LeavingReason("FAMILY_ECONOMIC", null),
                List.of(new CaseForm.LeavingReason("SCHOOL_NO_INTEREST", null)),
                List.of("RETURN_TO_SCHOOL"),
                null);
    }

    public static TrackingDetails details(@Nullable ClosureReason closureReason) {
        return new TrackingDetails(
                Instant.parse("2026-11-03T02:00:00Z"),
                "PHONE",
                "AT_HOME",
                "WORKING",
                List.of("COUNSELLING"),
                false,
                "已電訪",
                closureReason);
    }
}
