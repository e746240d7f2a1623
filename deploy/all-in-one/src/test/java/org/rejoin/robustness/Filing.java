package org.rejoin.robustness;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rejoin.As;

/** One case as clients of a service see it: its id, and the requests that move it. */
record Filing(String id, String nationalId) {

    static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");
    private static final AtomicInteger STUDENTS = new AtomicInteger();

    /** A case nobody knows yet, of a student of its own. */
    static Filing next() {
        return new Filing(UUID.randomUUID().toString(), nationalId(STUDENTS.incrementAndGet()));
    }

    /** Filed, submitted, tracked and reported by the principal reporter of school A. */
    static Filing reportedOn(String url) {
        Filing filing = next();
        filing.isReportedOn(url, LocalDate.now(TAIWAN).minusYears(16));
        return filing;
    }

    /** As above, of a student born then. */
    void isReportedOn(String url, LocalDate birthDate) {
        As registrar = As.account(url, "registrar-a");
        require(registrar.post("/api/cases", json(birthDate)));
        require(registrar.post(at("/submit")));
        require(track(registrar));
        require(registrar.post(at("/report")));
    }

    private static void require(As.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.toString());
        }
    }

    String at(String action) {
        return "/api/cases/" + id + action;
    }

    As.Answer file(As client) {
        return client.post("/api/cases", json());
    }

    As.Answer track(As client) {
        return client.post(at("/tracking-records"), record(UUID.randomUUID(), null));
    }

    As.Answer trackAndSuggest(As client) {
        return client.post(at("/tracking-records"), record(UUID.randomUUID(), "RETURNED_TO_SCHOOL"));
    }

    /** In other words each time: the same again would change nothing. */
    As.Answer suggest(As client) {
        return client.post(
                at("/suggest-closure"),
                "{\"closureReason\": \"RETURNED_TO_SCHOOL\", \"description\": \"已返校上課 " + UUID.randomUUID() + "\"}");
    }

    As.Answer close(As client) {
        return client.post(at("/close"), "{\"closureReason\": \"RETURNED_TO_SCHOOL\", \"note\": \"\"}");
    }

    As.Answer reopen(As client) {
        return client.post(at("/reopen"), "{\"reason\": \"又未到校\"}");
    }

    String json() {
        return json(LocalDate.now(TAIWAN).minusYears(16));
    }

    private String json(LocalDate birthDate) {
        return "{\"caseId\": \"" + id + "\", \"leavingType\": \"UNEXCUSED_ABSENCE\", \"form\": " + form(birthDate)
                + "}";
    }

    String form() {
        return form(LocalDate.now(TAIWAN).minusYears(16));
    }

    private String form(LocalDate birthDate) {
        return """
                {"student": {"nationalId": "%s", "name": "王小明", "birthDate": "%s", "identities": ["ORDINARY"]},
                 "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["04-1234567"]},
                 "leftOn": "%s", "mainReason": {"code": "FAMILY_ECONOMIC"},
                 "secondaryReasons": [], "intentions": []}""".formatted(nationalId, birthDate, LocalDate.now(TAIWAN).minusDays(10));
    }

    /** @param closureReason of a record that suggests closure */
    static String record(UUID recordId, @Nullable String closureReason) {
        return """
                {"recordId": "%s", "trackedAt": "%s", "method": "PHONE", "dwelling": "AT_HOME",
                 "lifeSituation": "NO_PLAN", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                 "description": "電訪家長"%s}""".formatted(
                        recordId,
                        OffsetDateTime.now(TAIWAN).minusMinutes(1).withNano(0),
                        closureReason == null ? "" : ", \"closureReason\": \"" + closureReason + "\"");
    }

    /** The valid national id with this number, up to 10 million of them. */
    static String nationalId(int number) {
        String digits = "%08d".formatted(10_000_000 + number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
