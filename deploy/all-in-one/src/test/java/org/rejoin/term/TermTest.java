package org.rejoin.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three schools of two counties, one with the national rules and one with its own that change in mid-term; holidays, make-up
 * days, late and corrected entries, the service away now and then. {@code -Drejoin.seed=…} repeats a term,
 * {@code -Drejoin.pupils=…} has more of them.
 */
@Tag("L01")
@Tag("L19")
@Tag("L20")
@Tag("L23")
@Tag("L24")
@Tag("R-SCOPE-13")
@Timeout(1_800)
class TermTest {

    private static final Logger LOG = LoggerFactory.getLogger(TermTest.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = Long.getLong("rejoin.seed", 8);
    private static final int PUPILS = Integer.getInteger("rejoin.pupils", 10);
    private static final LocalDate BEGINS = LocalDate.of(2026, 9, 1);
    private static final LocalDate ENDS = LocalDate.of(2026, 11, 6);
    private static final Set<LocalDate> STOPS = Set.of(LocalDate.of(2026, 9, 24), LocalDate.of(2026, 10, 30));
    private static final List<String> MARKS = List.of("ABSENT", "ABSENT", "ABSENT", "LEAVE_REFUSED", "LEAVE_GRANTED");
    private static final List<String> LEAVES = List.of("SICK", "PERSONAL", "SPECIAL");

    private final Random random = new Random(SEED);
    private final List<School> schools = List.of(
            school("991001", "J", Rules.NATIONAL),
            school("991002", "E", Rules.NATIONAL),
            school("992001", "J", Rules.OWN));

    private record School(String code, String suffix, Rules rules, List<Pupil> pupils) {

        String unit() {
            return code + suffix;
        }

        Actor of(Role role) {
            return new Actor(
                    role.name().toLowerCase(java.util.Locale.ROOT) + code, Set.of(role), unit(), rules.county());
        }
    }

    private static final class Pupil {
        final String nationalId;
        final ByHand byHand;
        final boolean indigenous;
        String mark = "PRESENT";

        @Nullable
        String leave;

        @Nullable
        String watch;

        ByHand.@Nullable Said late;
        ByHand.@Nullable Said corrected;

        Pupil(String nationalId, Rules rules, boolean indigenous) {
            this.nationalId = nationalId;
            byHand = new ByHand(rules);
            this.indigenous = indigenous;
        }
    }

    @Test
    void after_a_term_every_pupil_stands_as_an_independent_recomputation_says() {
        try (RunningTerm term = new RunningTerm()) {
            term.start(Rules.FIRST.atTime(7, 0));
            begins(term);
            boolean away = false;
            for (LocalDate day = BEGINS; !day.isAfter(ENDS); day = day.plusDays(1)) {
                LocalDateTime morning = day.atTime(0, 5);
                if (away && day.getDayOfWeek().getValue() == 2) {
                    term.start(day.atTime(7, 0));
                    away = false;
                } else if (!away) {
                    term.isNow(morning);
                }
                if (away) {
                    continue; // nobody writes anything down
                }
                term.becomesQuiet();
                if (day.equals(Rules.OWN.changedOn().minusDays(3))) {
                    publishes(term, Rules.OWN.changedOn(), 3, 2);
                }
                passes(term, day);
                if (STOPS.contains(day)) {
                    term.stop();
                    away = true;
                }
            }
            LocalDateTime end = ENDS.plusDays(1).atTime(0, 5);
            term.isNow(end);
            term.becomesQuiet();
            compare(term, end);
            LOG.info("seed {}: {} starts of the service", SEED, term.starts);
        }
    }

    private School school(String code, String suffix, Rules rules) {
        List<Pupil> pupils = new ArrayList<>();
        for (int i = 0; i < PUPILS; i++) {
            pupils.add(new Pupil(nationalId(), rules, random.nextInt(4) == 0));
        }
        return new School(code, suffix, rules, pupils);
    }

    private String nationalId() {
        int[] digits = new int[8];
        digits[0] = 1 + random.nextInt(2);
        int sum = 1; // A is 10: 1 and 0
        StringBuilder id = new StringBuilder("A");
        for (int i = 0; i < digits.length; i++) {
            digits[i] = i == 0 ? digits[0] : random.nextInt(10);
            sum += digits[i] * (8 - i);
            id.append(digits[i]);
        }
        return id.append((10 - sum % 10) % 10).toString();
    }

    private void begins(RunningTerm term) {
        for (School school : schools) {
            term.agency()
                    .post(
                            "/api/schools",
                            JSON.createObjectNode()
                                    .put("school", school.code())
                                    .put("division", school.suffix().equals("E") ? "ELEMENTARY" : "JUNIOR_HIGH")
                                    .put("name", "示範縣立第" + school.code() + "國民學校")
                                    .put("county", school.rules().county())
                                    .put("authority", "COUNTY")
                                    .toString());
        }
        for (Rules rules : List.of(Rules.NATIONAL, Rules.OWN)) {
            term.publishesCalendar(rules.county(), rules.calendar());
        }
        publishes(term, BEGINS, 4, 3);
    }

    // the county's own: care within three days, long absence from five days on, causes are not discussed on day 2
    private static void publishes(RunningTerm term, LocalDate from, int daysToReport, int letterOn) {
        ObjectNode rules = (ObjectNode) term.agency()
                .get("/api/rule-sets/AGENCY/JUNIOR_HIGH?on=2026-08-31")
                .json()
                .get("inForce")
                .get("rules");
        ((ObjectNode) rules.get("thresholds")).put("daysToReport", daysToReport).put("longAbsenceDays", 5);
        ArrayNode duties = JSON.createArrayNode();
        for (JsonNode duty : rules.get("duties")) {
            ObjectNode line = (ObjectNode) duty;
            switch (line.get("kind").asString()) {
                case "DISCUSS_CAUSES" -> {
                    continue;
                }
                case "DROPOUT_REPORT" -> line.put("day", daysToReport + 1);
                case "REGISTERED_LETTER" -> line.put("day", letterOn);
                case "CARE_AND_HELP" -> line.put("dueAfter", 3);
                default -> {}
            }
            duties.add(line);
        }
        rules.set("duties", duties);
        rules.put("effectiveFrom", from.toString()).put("reason", "府教字第1號");
        assertThat(term.agency()
                        .post("/api/rule-sets/TTT/JUNIOR_HIGH", rules.toString())
                        .status())
                .isEqualTo(200);
    }

    private void passes(RunningTerm term, LocalDate day) {
        for (School school : schools) {
            if (school.rules().isSchoolDay(day)) {
                entersWhatIsLate(term, school, day.atTime(8, 0));
                recordsTheDay(term, school, day.atTime(8, 30));
                declares(term, school, day.atTime(9, 0));
                corrects(term, school, day.atTime(10, 0));
                reports(term, school, day.atTime(15, 0));
            }
        }
    }

    private void recordsTheDay(RunningTerm term, School school, LocalDateTime at) {
        Map<Pupil, ByHand.Said> list = new HashMap<>();
        for (Pupil pupil : school.pupils()) {
            int what = random.nextInt(12);
            if (what < 2) {
                pupil.mark = "PRESENT";
            } else if (what == 2) {
                pupil.mark = MARKS.get(random.nextInt(MARKS.size()));
            }
            pupil.leave = pupil.mark.equals("LEAVE_GRANTED") ? LEAVES.get(random.nextInt(LEAVES.size())) : null;
            ByHand.Said said = new ByHand.Said(at.toLocalDate(), pupil.mark, pupil.leave);
            if (random.nextInt(15) == 0) {
                pupil.late = said;
            } else if (random.nextInt(25) > 0) { // else a list that was forgotten
                list.put(pupil, said);
                corrected(pupil, said);
            }
        }
        records(term, school, list, at);
    }

    private void corrected(Pupil pupil, ByHand.Said said) {
        boolean traced = pupil.byHand.isFollowed() || !said.there();
        if (traced && random.nextInt(15) == 0) {
            pupil.corrected = said.away()
                    ? new ByHand.Said(said.day(), "LEAVE_GRANTED", "SICK")
                    : new ByHand.Said(said.day(), "ABSENT", null);
        }
    }

    private void entersWhatIsLate(RunningTerm term, School school, LocalDateTime at) {
        Map<LocalDate, Map<Pupil, ByHand.Said>> byDay = new TreeMap<>();
        for (Pupil pupil : school.pupils()) {
            ByHand.Said late = pupil.late;
            if (late != null) {
                byDay.computeIfAbsent(late.day(), day -> new HashMap<>()).put(pupil, late);
                pupil.late = null;
            }
        }
        byDay.values().forEach(list -> records(term, school, list, at));
    }

    private static void records(RunningTerm term, School school, Map<Pupil, ByHand.Said> list, LocalDateTime at) {
        if (list.isEmpty()) {
            return;
        }
        term.isNow(at);
        ObjectNode body = JSON.createObjectNode()
                .put("day", list.values().iterator().next().day().toString())
                .put("className", "705");
        ArrayNode entries = body.putArray("entries");
        List<Pupil> pupils = List.copyOf(list.keySet());
        for (Pupil pupil : pupils) {
            ByHand.Said said = Objects.requireNonNull(list.get(pupil));
            ObjectNode entry = entries.addObject()
                    .put("nationalId", pupil.nationalId)
                    .put("name", "羅以恩")
                    .put("mark", said.mark());
            if (said.leave() != null) {
                entry.put("leave", said.leave());
            }
            pupil.byHand.says(said, at);
        }
        JsonNode results = term.asks(school.of(Role.CLASS_TEACHER), HttpMethod.POST, "/api/attendance", body)
                .get("results");
        for (int i = 0; i < pupils.size(); i++) {
            String watch = results.get(i).path("watchId").asString("");
            if (!watch.isEmpty()) {
                pupils.get(i).watch = watch;
            }
        }
    }

    private static void declares(RunningTerm term, School school, LocalDateTime at) {
        for (Pupil pupil : school.pupils()) {
            if (pupil.indigenous && pupil.watch != null && !pupil.byHand.isKnownAsIndigenous()) {
                term.isNow(at);
                term.asks(
                        school.of(Role.CLASS_TEACHER),
                        HttpMethod.POST,
                        "/api/pupils/" + pupil.watch + "/conditions",
                        "{\"indigenous\":true,\"urgent\":false,\"causeKnown\":false}");
                pupil.byHand.isIndigenous(at);
            }
        }
    }

    private static void corrects(RunningTerm term, School school, LocalDateTime at) {
        for (Pupil pupil : school.pupils()) {
            ByHand.Said said = pupil.corrected;
            if (said != null && said.day().isBefore(at.toLocalDate())) {
                term.isNow(at);
                ObjectNode body =
                        JSON.createObjectNode().put("mark", said.mark()).put("reason", "補附證明");
                if (said.leave() != null) {
                    body.put("leave", said.leave());
                }
                term.asks(
                        school.of(Role.STUDENT_AFFAIRS),
                        HttpMethod.PUT,
                        "/api/pupils/" + pupil.watch + "/attendance/" + said.day(),
                        body);
                pupil.byHand.says(said, at);
                pupil.corrected = null;
            }
        }
    }

    // one in two, so that some are missed
    private void reports(RunningTerm term, School school, LocalDateTime at) {
        for (Pupil pupil : school.pupils()) {
            if (pupil.watch == null || random.nextBoolean() || !pupil.byHand.owesReport()) {
                continue;
            }
            List<String> open = open(term, pupil.watch);
            assertThat(open).as("report of %s, seed %d", pupil.watch, SEED).isNotEmpty();
            term.isNow(at);
            term.asks(
                    school.of(Role.REGISTRY),
                    HttpMethod.POST,
                    "/api/pupils/" + pupil.watch + "/report",
                    JSON.createObjectNode()
                            .put("reportedOn", at.toLocalDate().toString())
                            .put("reference", "1150001")
                            .put("ground", "UNKNOWN_REASON")
                            .put("mainReason", "FAMILY_CARE")
                            .put("contactName", "賴組長")
                            .put("contactPhone", "03-1234567"));
            pupil.byHand.isReported(at);
        }
    }

    private static List<String> open(RunningTerm term, String watch) {
        return found(term).getOrDefault(watch, Map.of()).values().stream()
                .filter(duty -> duty.kind.equals("DROPOUT_REPORT") && duty.standing.equals("OPEN"))
                .map(duty -> duty.id)
                .toList();
    }

    private static final class Duty {
        String id = "";
        String kind = "";
        String day = "";
        String due = "";
        String standing = "OPEN";
        boolean missed;

        @Override
        public String toString() {
            return day + " " + kind + " due " + due + " " + standing + (missed ? " missed" : "");
        }
    }

    /** Duties by watch and id, as the events tell of them. */
    private static Map<String, Map<String, Duty>> found(RunningTerm term) {
        Map<String, Map<String, Duty>> found = new HashMap<>();
        term.database()
                .sql("SELECT payload_type, convert_from(payload, 'UTF8') FROM event_store.domain_event"
                        + " WHERE payload_type LIKE 'AbsenceDuty%' ORDER BY global_index")
                .query((row, n) -> Map.entry(row.getString(1), JSON.readTree(row.getString(2))))
                .list()
                .forEach(event -> {
                    JsonNode said = event.getValue();
                    Duty duty = found.computeIfAbsent(said.get("watchId").asString(), watch -> new TreeMap<>())
                            .computeIfAbsent(said.get("dutyId").asString(), id -> new Duty());
                    switch (event.getKey()) {
                        case "AbsenceDutyOpened" -> {
                            duty.id = said.get("dutyId").asString();
                            duty.kind = said.get("kind").asString();
                            duty.day = said.get("day").asString();
                            duty.due = said.get("dueOn").asString();
                            duty.standing = "OPEN";
                        }
                        case "AbsenceDutyMet" -> duty.standing = "DONE";
                        case "AbsenceDutyMissed" -> duty.missed = true;
                        case "AbsenceDutyWaived" -> duty.standing = "WAIVED";
                        default -> throw new IllegalStateException(event.getKey());
                    }
                });
        return found;
    }

    private void compare(RunningTerm term, LocalDateTime end) {
        Map<String, Map<String, Duty>> found = found(term);
        Map<String, String> counters = counters(term);
        int duties = 0;
        Map<String, Long> kinds = new TreeMap<>();
        for (School school : schools) {
            for (Pupil pupil : school.pupils()) {
                List<String> expected =
                        pupil.byHand.standing(end).stream().sorted().toList();
                List<String> said = pupil.watch == null
                        ? List.of()
                        : found.getOrDefault(pupil.watch, Map.of()).values().stream()
                                .map(Duty::toString)
                                .sorted()
                                .toList();
                assertThat(said)
                        .as("%s at %s, seed %d", pupil.watch, school.unit(), SEED)
                        .isEqualTo(expected);
                if (pupil.watch != null) {
                    assertThat(counters.get(pupil.watch))
                            .as("counters of %s at %s, seed %d", pupil.watch, school.unit(), SEED)
                            .isEqualTo(pupil.byHand.inARow + " in a row, " + pupil.byHand.absent + " in the semester");
                }
                duties += expected.size();
                expected.forEach(line -> kinds.merge(kindOf(line), 1L, Long::sum));
            }
        }
        LOG.info("{} duties: {}", duties, kinds);
        if (System.getProperty("rejoin.seed") == null) {
            assertThat(kinds.keySet())
                    .contains(
                            "DROPOUT_REPORT",
                            "FAX_TO_COMMITTEE",
                            "LETTER_TO_INDIGENOUS_BUREAU",
                            "MONTHLY_CHECK",
                            "RETURN_REPORT");
        }
    }

    private static String kindOf(String line) {
        return line.substring("2026-09-01 ".length(), line.indexOf(" due "));
    }

    private static Map<String, String> counters(RunningTerm term) {
        Map<String, String> counters = new HashMap<>();
        term.database()
                .sql("SELECT convert_from(payload, 'UTF8') FROM event_store.domain_event"
                        + " WHERE payload_type IN ('AttendanceRecorded', 'AttendanceCorrected') ORDER BY global_index")
                .query((row, n) -> JSON.readTree(row.getString(1)))
                .list()
                .forEach(said -> counters.put(
                        said.get("watchId").asString(),
                        said.get("inARow").asInt() + " in a row, "
                                + said.get("absentInSemester").asInt() + " in the semester"));
        return counters;
    }
}
