package org.rejoin.command.transferout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.command.platform.CommandSideClient.key;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Moment;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Header;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.command.transferout.TransferOutCommand.KeepTransferDuties;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.SchoolCalendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Transfers out over HTTP on a real database, between two schools of 花蓮縣 that each test has for itself. */
@CommandSideTest
class TransferOutIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final CommandSideClient client;
    private final SchoolCalendars calendars;
    private final JdbcClient jdbc;
    private final CommandBus bus;
    private final String code =
            Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1");
    private final String unit = code + "J";
    private final String other = (code.charAt(0) == 'R' ? "S" : "R") + code.substring(1);
    private final String receiving = other + "J";
    private final Actor registry = of("lai", Role.REGISTRY, unit);
    private final Actor teacher = of("yeh", Role.CLASS_TEACHER, unit);
    private final Actor there = of("fang", Role.REGISTRY, receiving);
    private final String id = UUID.randomUUID().toString();

    @Autowired
    TransferOutIT(CommandSideClient client, SchoolCalendars calendars, JdbcClient jdbc, CommandBus bus) {
        this.client = client;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.bus = bus;
    }

    @BeforeEach
    void open() {
        for (String school : List.of(code, other)) {
            expect(201, client.post(OFFICER, "/api/schools", """
                    {"school":"%s","division":"JUNIOR_HIGH","name":"示範國中","county":"HUA","authority":"COUNTY"}""".formatted(school)));
        }
    }

    @Test
    @Tag("R-HL-11")
    @Tag("R-HL-12")
    @Tag("R-HL-30")
    @Tag("N17")
    void a_pupil_leaves_arrives_and_the_records_follow() {
        Header same = key(UUID.randomUUID());
        String certificate = certificate(id, id(1), today(), "MOVED", elsewhere());
        Answer issued = client.post(registry, "/api/transfers-out", certificate, same);
        expect(201, issued);
        assertThat(issued.location()).isEqualTo("/api/transfers-out/" + id);
        assertThat(issued.token()).isNotNull();
        expect(201, client.post(registry, "/api/transfers-out", certificate, same));
        assertThat(client.events(id)).isEqualTo(2);
        JsonNode transfer = transfer(teacher);
        assertThat(transfer.get("countsAsOurs").asBoolean()).isTrue();
        assertThat(transfer.get("arrivalDueOn").asString())
                .isEqualTo(calendar().addSchoolDays(today(), 5).toString());
        assertThat(transfer.get("ruleSet").asString()).isEqualTo("HUA/JUNIOR_HIGH/0");
        assertThat(deadline())
                .contains(calendar()
                        .addSchoolDays(today(), 5)
                        .plusDays(1)
                        .atStartOfDay(TAIPEI)
                        .toInstant());

        Answer phoned = post("arrival", notice(id(1), "PHONE", null));
        expect(200, phoned);
        assertThat(phoned.body()).contains("\"proved\":false", "WRITTEN_NOTICE_MISSING");
        Answer early = post("records", mailing());
        expect(409, early);
        assertThat(early.body()).contains("WRITTEN_NOTICE_MISSING", "R-HL-30");
        Answer mistyped = post("arrival", notice(id(2), "EMAIL", "轉入字第12號"));
        expect(409, mistyped);
        assertThat(mistyped.body()).contains("NOTICE_OF_ANOTHER_PUPIL").doesNotContain(id(1), id(2));
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.transfer_out WHERE transfer_out_id = ? AND open")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assertThat(post("arrival", notice(id(1), "EMAIL", "轉入字第12號")).body()).contains("\"proved\":true");
        expect(204, post("records", mailing()));
        expect(204, post("receipt", "{\"receivedOn\":\"%s\"}".formatted(today())));

        JsonNode after = transfer(registry);
        assertThat(after.get("standing").asString()).isEqualTo("COMPLETE");
        assertThat(after.get("countsAsOurs").asBoolean()).isFalse();
        assertThat(after.get("duties").findValuesAsString("standing")).containsOnly("DONE");
        assertThat(deadline()).isEmpty();
        assertThat(stored("TransferCertificateIssued")).doesNotContain("羅以恩", "外縣市");
    }

    @Test
    @Tag("R-HL-30")
    @Tag("SOP-4.2")
    void whose_arrival_is_proved_owes_nothing_at_the_school_he_left() {
        LocalDate day = Stream.iterate(today().minusDays(1), before -> before.minusDays(1))
                .filter(calendar()::isSchoolDay)
                .findFirst()
                .orElseThrow();
        Answer absent = client.post(teacher, "/api/attendance", """
                {"day":"%s","className":"705","entries":[{"nationalId":"%s","name":"羅以恩","mark":"ABSENT"}]}""".formatted(day, id(5)));
        expect(200, absent);
        String watch = JSON.readTree(absent.body())
                .get("results")
                .get(0)
                .get("watchId")
                .asString();
        assertThat(types(watch)).contains("AbsenceDutyOpened").doesNotContain("AbsenceDutyWaived");

        expect(201, client.post(registry, "/api/transfers-out", certificate(id, id(5), today(), "MOVED", elsewhere())));
        assertThat(types(watch)).doesNotContain("PupilLeft");
        expect(200, post("arrival", notice(id(5), "EMAIL", "轉入字第12號")));

        assertThat(types(watch)).contains("PupilLeft", "AbsenceDutyWaived");
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.deadline"
                                + " WHERE task_name = 'absence-duties' AND task_instance = ?")
                        .param(watch)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> types(String aggregate) {
        return jdbc.sql("SELECT payload_type FROM event_store.domain_event WHERE aggregate_identifier = ?"
                        + " ORDER BY sequence_number")
                .param(aggregate)
                .query(String.class)
                .list();
    }

    @Test
    @Tag("R-HL-30")
    void of_a_pupil_one_transfer_is_open_at_a_time_however_many_are_issued_at_once() throws Exception {
        List<Answer> answers = client.atOnce(
                4,
                number -> client.post(
                        registry,
                        "/api/transfers-out",
                        certificate(UUID.randomUUID().toString(), id(3), today(), "MOVED", elsewhere())));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> assertThat(answer.body())
                .contains("ANOTHER_TRANSFER_OUT_OPEN"));
    }

    @Test
    @Tag("R-HL-13")
    @Tag("L25")
    void who_never_arrives_is_to_be_reported_when_the_last_day_is_over_and_may_be_withdrawn() {
        expect(201, client.post(registry, "/api/transfers-out", certificate(id, id(4), today(), "MOVED", elsewhere())));
        Instant end = deadline().orElseThrow();

        bus.dispatch(GenericCommandMessage.asCommandMessage(new KeepTransferDuties(new TransferOutId(id)))
                .andMetaData(Map.of(Moment.KEY, Moment.of(end, TAIPEI))));

        assertThat(stored("TransferDutyMissed")).contains("ARRIVAL_NOTICE", end.toString());
        assertThat(transfer(registry).get("report").get("name").asString()).isEqualTo("羅以恩");
        assertThat(deadline()).hasValueSatisfying(next -> assertThat(next).isAfter(end));
        expect(204, post("report", """
                {"reportedOn":"%s","reference":"中輟通報第1號","mainReason":"FAMILY_CARE","contactName":"賴組長",
                 "contactPhone":"03-1234567"}""".formatted(today())));
        expect(204, post("committee-letter", "{\"sentOn\":\"%s\",\"reference\":\"府教字第1號\"}".formatted(today())));
        expect(204, post("withdraw", "{\"reason\":\"家長撤回申請\"}"));
        assertThat(stored("TransferOutWithdrawn")).doesNotContain("撤回");
        expect(
                201,
                client.post(
                        registry,
                        "/api/transfers-out",
                        certificate(UUID.randomUUID().toString(), id(4), today(), "MOVED", elsewhere())));
    }

    @Test
    @Tag("R-HL-14")
    void who_goes_abroad_leaves_no_duty_and_may_transfer_again() {
        expect(
                201,
                client.post(
                        registry,
                        "/api/transfers-out",
                        certificate(id, id(5), today(), "ABROAD", "\"destination\":\"加拿大\"")));

        assertThat(transfer(registry).get("standing").asString()).isEqualTo("COMPLETE");
        assertThat(transfer(registry).get("duties")).isEmpty();
        assertThat(deadline()).isEmpty();
        expect(
                201,
                client.post(
                        registry,
                        "/api/transfers-out",
                        certificate(UUID.randomUUID().toString(), id(5), today(), "MOVED", elsewhere())));
    }

    @Test
    @Tag("R-HL-15")
    @Tag("R-HL-32")
    void the_receiving_school_meets_the_institution_and_then_chooses_the_class() {
        String destination = "\"destinationSchool\":\"%s\"".formatted(receiving);
        expect(
                201,
                client.post(registry, "/api/transfers-out", certificate(id, id(6), today(), "PLACEMENT", destination)));

        Answer tooSoon = client.post(there, path("class"), "{\"className\":\"702\"}");
        expect(409, tooSoon);
        assertThat(tooSoon.body()).contains("PLACEMENT_MEETING_MISSING", "R-HL-32");
        String meeting = "{\"heldOn\":\"%s\",\"institution\":\"社會局社工\",\"minutes\":\"由輔導室陪同入班\"}".formatted(today());
        expect(403, post("placement-meeting", meeting));
        expect(204, client.post(there, path("placement-meeting"), meeting));
        expect(204, client.post(there, path("class"), "{\"className\":\"702\"}"));

        assertThat(transfer(there).get("newClass").asString()).isEqualTo("702");
        assertThat(transfer(teacher).get("destinationSchool").isNull()).isTrue();
        assertThat(stored("PlacementMeetingHeld")).doesNotContain("社工", "輔導室");
        expect(405, client.post(there, path("").replaceAll("/$", ""), "{}"));
        expect(404, client.post(there, path("refuse"), "{}"));
    }

    @Test
    @Tag("R-HL-32")
    void the_days_of_temporary_study_are_leave_at_the_origin() {
        LocalDate day = lastSchoolDay();
        expect(400, temporary(day, ""));
        expect(
                409,
                temporary(day, ",\"until\":\"%s\"".formatted(day.plusMonths(3).plusDays(1))));
        expect(201, temporary(day, ",\"until\":\"%s\"".formatted(day.plusMonths(1))));

        Answer absent = client.post(teacher, "/api/attendance", """
                {"day":"%s","className":"705","entries":[{"nationalId":"%s","name":"羅以恩","mark":"ABSENT"}]}""".formatted(day, id(7)));

        expect(200, absent);
        assertThat(absent.body()).contains("\"inARow\":0");
        expect(204, post("end", "{\"endedOn\":\"%s\"}".formatted(day)));
        assertThat(transfer(registry).get("standing").asString()).isEqualTo("ENDED");
        assertThat(jdbc.sql("SELECT leave_until FROM command_side.transfer_out WHERE transfer_out_id = ?")
                        .param(id)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(day);
    }

    @Test
    @Tag("R-HL-32")
    void days_recorded_before_the_study_was_granted_are_leave_until_it_is_withdrawn() {
        LocalDate day = lastSchoolDay();
        Answer absent = client.post(teacher, "/api/attendance", """
                {"day":"%s","className":"705","entries":[{"nationalId":"%s","name":"羅以恩","mark":"ABSENT"}]}""".formatted(day, id(7)));
        assertThat(absent.body()).contains("\"inARow\":1");
        String pupil = JSON.readTree(absent.body()).at("/results/0/watchId").asString();

        expect(201, temporary(day, ",\"until\":\"%s\"".formatted(day.plusMonths(1))));
        await().atMost(Duration.ofSeconds(30)).until(() -> inARow(pupil) == 0);

        expect(204, post("withdraw", "{\"reason\":\"誤植\"}"));
        await().atMost(Duration.ofSeconds(30)).until(() -> inARow(pupil) == 1);
    }

    private int inARow(String pupil) {
        return JSON.readTree(client.send(teacher, HttpMethod.GET, "/api/pupils/" + pupil + "/ladder", "")
                        .body())
                .get("inARow")
                .asInt();
    }

    @Test
    @Tag("R-HL-11")
    void no_certificate_is_issued_on_the_id_of_a_pupil_known_under_another_name() {
        LocalDate day = lastSchoolDay();
        expect(200, client.post(teacher, "/api/attendance", """
                {"day":"%s","className":"705","entries":[{"nationalId":"%s","name":"高美玲","mark":"ABSENT"}]}""".formatted(day, id(9))));

        for (Answer refused : List.of(
                client.post(registry, "/api/transfers-out", certificate(id, id(9), today(), "MOVED", elsewhere())),
                client.post(registry, "/api/transfers-out/temporary", """
                        {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705","destinationSchool":"%s",
                         "from":"%s","until":"%s"}""".formatted(
                                id, id(9), receiving, day, day.plusMonths(1))))) {
            expect(409, refused);
            assertThat(refused.body())
                    .contains("TRANSFER_OF_ANOTHER_NAME", "R-HL-11", "\"/name\"")
                    .doesNotContain(id(9), "高美玲");
        }
    }

    @Test
    void others_find_nothing_and_what_is_malformed_is_named_by_its_field() {
        expect(201, client.post(registry, "/api/transfers-out", certificate(id, id(8), today(), "MOVED", elsewhere())));
        Actor stranger = of("tseng", Role.REGISTRY, "999999J");

        expect(404, client.send(stranger, HttpMethod.GET, path("").replaceAll("/$", ""), ""));
        expect(404, client.post(stranger, path("withdraw"), "{\"reason\":\"誤植\"}"));
        expect(
                404,
                client.post(registry, "/api/transfers-out/" + UUID.randomUUID() + "/withdraw", "{\"reason\":\"誤植\"}"));
        expect(403, client.post(teacher, path("withdraw"), "{\"reason\":\"誤植\"}"));
        assertThat(client.post(
                                registry,
                                "/api/transfers-out",
                                certificate(UUID.randomUUID().toString(), "A123456788", today(), "MOVED", elsewhere()))
                        .body())
                .contains("/nationalId", "NATIONAL_ID_CHECK_DIGIT");
        assertThat(post("records", "{\"cards\":[],\"sentOn\":\"%s\",\"copiesKept\":true}".formatted(today()))
                        .body())
                .contains("/cards", "/registeredMail");
        assertThat(steps(registry).toString()).contains("REPORT_NOT_OWED", "removableBy");
    }

    private Answer temporary(LocalDate from, String until) {
        return client.post(registry, "/api/transfers-out/temporary", """
                {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705","destinationSchool":"%s","from":"%s"%s}""".formatted(id, id(7), receiving, from, until));
    }

    private Answer post(String step, String body) {
        return client.post(registry, path(step), body);
    }

    private String path(String step) {
        return "/api/transfers-out/" + id + "/" + step;
    }

    private JsonNode transfer(Actor by) {
        return explained(by).get("transfer");
    }

    private JsonNode steps(Actor by) {
        return explained(by).get("steps");
    }

    private JsonNode explained(Actor by) {
        Answer answer = client.send(by, HttpMethod.GET, "/api/transfers-out/" + id, "");
        expect(200, answer);
        return JSON.readTree(answer.body());
    }

    private Optional<Instant> deadline() {
        return jdbc.sql("SELECT execution_time FROM command_side.deadline WHERE task_name = ? AND task_instance = ?")
                .params(WhenTransferDutyIsDue.KIND, id)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private String stored(String event) {
        return jdbc.sql("SELECT string_agg(convert_from(payload, 'UTF8'), ' ') FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ? AND payload_type = ?")
                .params(id, event)
                .query(String.class)
                .single();
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static String certificate(
            String id, String nationalId, LocalDate issuedOn, String ground, String destination) {
        return """
                {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705",%s,"issuedOn":"%s","ground":"%s"}""".formatted(id, nationalId, destination, issuedOn, ground);
    }

    private static String elsewhere() {
        return "\"destination\":\"外縣市示範國中\",\"withinCounty\":false";
    }

    private static String notice(String nationalId, String channel, @Nullable String reference) {
        return """
                {"nationalId":"%s","channel":"%s","arrivedOn":"%s","receivedOn":"%s"%s}""".formatted(
                        nationalId,
                        channel,
                        today(),
                        today(),
                        reference == null ? "" : ",\"reference\":\"%s\"".formatted(reference));
    }

    private static String mailing() {
        return """
                {"cards":["REGISTER","GUIDANCE","HEALTH"],"sentOn":"%s","registeredMail":"RR123456789TW","copiesKept":true}""".formatted(today());
    }

    private SchoolCalendar calendar() {
        return calendars.ofUnit(unit);
    }

    private LocalDate lastSchoolDay() {
        return Stream.iterate(today(), day -> day.minusDays(1))
                .filter(calendar()::isSchoolDay)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate today() {
        return LocalDate.now(TAIPEI);
    }

    private static Actor of(String account, Role role, String unit) {
        return new Actor(account, Set.of(role), unit, "HUA");
    }

    /** Valid, and of this class alone. */
    private static String id(int number) {
        String digits = "2%07d".formatted(6_000_000 + number);
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
