package org.rejoin.live;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.rejoin.As;

/** A pupil of school A who leaves and arrives elsewhere. */
record Pupil(String caseId, String nationalId) {

    private static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");
    private static final AtomicInteger COUNT = new AtomicInteger(5_000_000);

    static Pupil next() {
        return new Pupil(UUID.randomUUID().toString(), nationalId(COUNT.incrementAndGet()));
    }

    void isFiledBy(As filer) {
        succeeds(filer.post(
                "/api/cases",
                "{\"caseId\": \"" + caseId + "\", \"leavingType\": \"UNEXCUSED_ABSENCE\", \"form\": " + form(0) + "}"));
    }

    boolean isRevisedBy(As filer, int round) {
        return filer.put("/api/cases/" + caseId + "/form", form(round)).status() == 204;
    }

    void isReportedBy(As principal) {
        isFiledBy(principal);
        succeeds(principal.post("/api/cases/" + caseId + "/submit"));
        succeeds(principal.post("/api/cases/" + caseId + "/tracking-records", """
                        {"recordId": "%s", "trackedAt": "%s", "method": "PHONE", "dwelling": "AT_HOME",
                         "lifeSituation": "NO_PLAN", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                         "description": "電訪家長"}""".formatted(
                UUID.randomUUID(), OffsetDateTime.now(TAIWAN).minusMinutes(1).withNano(0))));
        succeeds(principal.post("/api/cases/" + caseId + "/report"));
    }

    void arrivesAt(As receiving) {
        succeeds(receiving.post(
                "/api/transfer-ins",
                "{\"transferInId\": \"%s\", \"month\": \"%s\", \"nationalIds\": [\"%s\"]}"
                        .formatted(UUID.randomUUID(), YearMonth.now(TAIWAN), nationalId)));
    }

    private String form(int round) {
        LocalDate today = LocalDate.now(TAIWAN);
        return """
                {"student": {"nationalId": "%s", "name": "王小明", "birthDate": "%s", "identities": ["ORDINARY"],
                             "studentNumber": "%08d"},
                 "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["04-1234567"]},
                 "leftOn": "%s", "mainReason": {"code": "FAMILY_ECONOMIC"},
                 "secondaryReasons": [], "intentions": []}""".formatted(nationalId, today.minusYears(16), round, today.minusDays(10));
    }

    private static void succeeds(As.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static String nationalId(int number) {
        String digits = "%08d".formatted(10_000_000 + number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
