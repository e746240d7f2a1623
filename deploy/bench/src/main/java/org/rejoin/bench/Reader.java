package org.rejoin.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** Somebody who looks things up: the school's people mostly, now and then the county and the agency. */
final class Reader implements Load.Client {

    static final List<String> KINDS = List.of(
            "list.school",
            "list.county",
            "list.agency",
            "page.school",
            "page.county",
            "page.agency",
            "casepage",
            "search",
            "statistics.summary",
            "statistics.measures",
            "statistics.roster");

    private final Http school;
    private final Http county;
    private final Http agency;
    private final List<String> caseIds;
    private final String schoolCode;
    private final int people;
    private final Random random;
    private final String schoolYear;

    /** @param caseIds of the school; people: how many were filed */
    Reader(Http school, Http county, Http agency, String schoolCode, List<String> caseIds, int people, long seed) {
        this.school = school;
        this.county = county;
        this.agency = agency;
        this.schoolCode = schoolCode;
        this.caseIds = caseIds;
        this.people = people;
        this.random = new Random(seed);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Taipei"));
        int year = today.getMonthValue() >= 8 ? today.getYear() - 1 : today.getYear() - 2;
        schoolYear = "from=" + year + "-08-01&to=" + (year + 1) + "-07-31";
    }

    @Override
    public void turn(Load.Timings timings) throws Exception {
        look(Samples.any(KINDS, random), timings);
    }

    void look(String kind, Load.Timings timings) throws Exception {
        timings.time(kind, () -> ask(kind).require(200));
    }

    private Http.Answer ask(String kind) throws Exception {
        return switch (kind) {
            case "list.school" -> school.get("/api/cases?list=OPEN&size=20");
            case "list.county" -> county.get("/api/cases?list=OPEN&size=20");
            case "list.agency" -> agency.get("/api/cases?list=OPEN&size=20");
            case "page.school" -> school.get("/cases");
            case "page.county" -> county.get("/cases");
            case "page.agency" -> agency.get("/cases");
            case "casepage" -> school.get("/api/cases/" + Samples.any(caseIds, random));
            case "search" ->
                agency.post(
                        "/api/cases/search",
                        "{\"nationalId\":\"" + Samples.nationalId(random.nextInt(people))
                                + "\",\"from\":\"2010-01-01\"}");
            case "statistics.summary" -> agency.get("/api/statistics/school-summary?" + schoolYear);
            case "statistics.measures" -> agency.get("/api/statistics/measures?" + schoolYear);
            case "statistics.roster" -> agency.get("/api/statistics/roster?" + schoolYear + "&school=" + schoolCode);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
