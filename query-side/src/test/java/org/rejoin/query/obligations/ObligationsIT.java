package org.rejoin.query.obligations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.rejoin.event.obligation.ObligationKind.FIRST_TRACKING;
import static org.rejoin.event.obligation.ObligationKind.REPORT;
import static org.rejoin.event.obligation.ObligationKind.TRACKINGS_OF_SEMESTER;
import static org.rejoin.query.Api.officer;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.DateWords;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.obligation.WaiverReason;
import org.rejoin.query.Api;
import org.rejoin.query.Duties;
import org.rejoin.query.Projection;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
class ObligationsIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(710_000);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private ObligationsProjector projector;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = staff("registrar", school, Role.PRINCIPAL_REPORTER);
    private final Actor tutor = staff("tutor-a", school, Role.TUTOR);
    private final Actor counsellor = staff("counsellor", school, Role.COUNSELLOR);

    private Api api;
    private Projection projection;
    private String caseId;

    @BeforeEach
    void aReportedCase() {
        api = new Api(context);
        projection = new Projection(projector, transactions);
        caseId = newId();
        on(filingStarted(caseId, school), new CaseReported(caseId, CaseStatus.TRACKING, 17, 17));
    }

    @Test
    @Tag("R-TRK-02")
    @Tag("ST-C-05")
    void what_is_owed_says_what_it_is_by_when_and_how_much_there_is() throws Exception {
        Duties duty = duty(TRACKINGS_OF_SEMESTER, TODAY.minusDays(60), TODAY.plusDays(5));
        on(duty.opened(), duty.advanced(1));

        see(registrar, "/api/obligations")
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].caseNumber").value("2026-" + school + "-0001"))
                .andExpect(jsonPath("$.items[0].text")
                        .value("本學期追蹤 1/2 筆，學期將於 " + DateWords.day(duty.dueOn(), Locale.TAIWAN) + " 結束"))
                .andExpect(jsonPath("$.items[0].standing").value("DUE_SOON"))
                .andExpect(jsonPath("$.items[0].daysLeft").value(5))
                .andExpect(jsonPath("$.items[0].daysWaiting").value(60))
                .andExpect(jsonPath("$.items[0].soFar").value(1))
                .andExpect(jsonPath("$.items[0].needed").value(2))
                .andExpect(jsonPath("$.items[0].roles", contains("COUNSELLOR")));
        api.as(registrar, get("/api/obligations").locale(Locale.ENGLISH).header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .andExpect(jsonPath("$.items[0].text")
                        .value("1 of 2 tracking records this semester, which ends on "
                                + DateWords.day(duty.dueOn(), Locale.ENGLISH)));
    }

    @Test
    @Tag("c10")
    void what_nobody_owes_for_who_turned_18_tells_no_day() throws Exception {
        Duties duty = duty(REPORT, TODAY.minusDays(9), TODAY.plusDays(1));
        on(duty.opened(), new ObligationWaived(duty.id(), caseId, WaiverReason.TURNED_18, null));

        see(registrar, "/api/obligations?standing=WAIVED")
                .andExpect(jsonPath("$.items[0].waiver").value("TURNED_18"))
                .andExpect(jsonPath("$.items[0].waivedOn").doesNotExist());
    }

    @Test
    @Tag("c20")
    void each_standing_finds_its_own_and_counts_them() throws Exception {
        Duties open = duty(REPORT, TODAY, TODAY.plusDays(8));
        Duties soon = duty(REPORT, TODAY, TODAY.plusDays(7));
        Duties unsaid = duty(REPORT, TODAY.minusDays(9), TODAY.minusDays(1));
        Duties missed = duty(REPORT, TODAY.minusDays(9), TODAY.minusDays(1));
        Duties late = duty(REPORT, TODAY.minusDays(9), TODAY.minusDays(2));
        Duties met = duty(REPORT, TODAY.minusDays(9), TODAY.plusDays(1));
        Duties waived = duty(REPORT, TODAY.minusDays(9), TODAY.plusDays(1));
        for (Duties duty : new Duties[] {open, soon, unsaid, missed, late, met, waived}) {
            on(duty.opened());
        }
        on(missed.missed(0), late.missed(0), late.met(TODAY), met.met(TODAY), waived.waived(TODAY));

        finds("", unsaid, missed, soon, open);
        finds("?standing=OPEN", soon, open);
        finds("?standing=DUE_SOON", soon);
        finds("?standing=OVERDUE", unsaid, missed);
        finds("?standing=MISSED", late, unsaid, missed);
        finds("?standing=MET", met);
        finds("?standing=WAIVED", waived);
        see(registrar, "/api/obligations/counts")
                .andExpect(jsonPath("$.OPEN").value(2))
                .andExpect(jsonPath("$.DUE_SOON").value(1))
                .andExpect(jsonPath("$.OVERDUE").value(2))
                .andExpect(jsonPath("$.MISSED").value(3))
                .andExpect(jsonPath("$.MET").value(1))
                .andExpect(jsonPath("$.WAIVED").value(1));
    }

    @Test
    @Tag("ST-C-05")
    void a_semester_without_two_records_is_shown_for_ever() throws Exception {
        Duties duty = duty(TRACKINGS_OF_SEMESTER, TODAY.minusDays(100), TODAY.minusDays(1));
        on(duty.opened(), duty.missed(1), duty.waived(TODAY));

        see(registrar, "/api/obligations?standing=MISSED")
                .andExpect(jsonPath("$.items[0].text").value("115-1 未達兩次"))
                .andExpect(jsonPath("$.items[0].standing").value("MISSED"))
                .andExpect(jsonPath("$.items[0].daysLeft").doesNotExist());
    }

    @Test
    void mine_is_what_waits_for_my_account_or_a_role_i_hold_in_the_unit() throws Exception {
        Duties first = duty(FIRST_TRACKING, TODAY, TODAY.plusDays(1));
        Duties report = duty(REPORT, TODAY, TODAY.plusDays(2));
        Duties trackings = duty(TRACKINGS_OF_SEMESTER, TODAY, TODAY.plusDays(3));
        on(first.opened(), report.opened(), trackings.opened(), new TrackerEnabled(caseId, "tutor-a2"));

        finds(tutor, "?mine=true", first, trackings);
        finds(registrar, "?mine=true", report);
        finds(counsellor, "?mine=true", trackings);
        finds(staff("tutor-a2", school, Role.TUTOR), "?mine=true", trackings);
        finds(staff("manager", school, Role.SENIOR_MANAGER), "?mine=true");
        on(new TrackerDisabled(caseId, "tutor-a2"));
        finds(staff("tutor-a2", school, Role.TUTOR), "?mine=true");
    }

    @Test
    @Tag("c18")
    void a_duty_is_seen_by_whoever_sees_its_case() throws Exception {
        Duties duty = duty(REPORT, TODAY, TODAY.plusDays(3));
        on(duty.opened());

        finds(tutor, "", duty);
        finds(counsellor, "", duty);
        finds(staff("manager", school, Role.SENIOR_MANAGER), "", duty);
        finds(officer(Role.COUNTY_OFFICER, "990"), "?school=" + school, duty);
        finds(officer(Role.AGENCY_OFFICER, null), "?school=" + school, duty);
        finds(officer(Role.AUDITOR, "990"), "?school=" + school, duty);
        finds(staff("auditor", school, Role.AUDITOR), "", duty);
        finds(staff("tutor-b", school, Role.TUTOR), "");
        finds(staff("registrar-b", "990002", Role.PRINCIPAL_REPORTER), "?school=" + school);
        finds(officer(Role.COUNTY_OFFICER, "TPE"), "?school=" + school);
        finds(officer(Role.AUDITOR, "TPE"), "?school=" + school);
        finds(officer(Role.ADMINISTRATOR, null), "?school=" + school);
    }

    @Test
    @Tag("R-FIL-06")
    void what_is_not_reported_is_nobody_elses_business() throws Exception {
        String filed = newId();
        Duties duty = Duties.of(filed, school, REPORT, TODAY, TODAY.plusDays(3));
        on(filingStarted(filed, school), duty.opened());

        finds("", duty);
        finds(officer(Role.COUNTY_OFFICER, "990"), "?school=" + school);
        finds(officer(Role.AGENCY_OFFICER, null), "?school=" + school);
        finds(staff("auditor", school, Role.AUDITOR), "");
    }

    @Test
    void a_duty_may_be_known_before_its_case() throws Exception {
        String later = newId();
        Duties duty = Duties.of(later, school, REPORT, TODAY, TODAY.plusDays(3));

        on(duty.opened());
        finds("");
        on(filingStarted(later, school));
        finds("", duty);
    }

    @ParameterizedTest
    @EnumSource(ObligationKind.class)
    void every_kind_has_words_open_and_missed(ObligationKind kind) {
        for (Locale locale : new Locale[] {Locale.TAIWAN, Locale.ENGLISH}) {
            for (boolean missed : new boolean[] {false, true}) {
                assertThat(ObligationWords.of(kind, missed, 1, 2, TODAY, "115-1", locale))
                        .isNotBlank()
                        .doesNotContain("{", "null");
            }
        }
    }

    @Test
    void the_day_something_is_due_is_said_by_the_roc_year_with_the_day_of_the_week() {
        LocalDate due = LocalDate.of(2026, 11, 20);
        assertThat(ObligationWords.of(REPORT, false, 0, 1, due, null, Locale.TAIWAN))
                .isEqualTo("待主要通報人通報，期限 115/11/20（五）");
        assertThat(ObligationWords.of(REPORT, false, 0, 1, due, null, Locale.ENGLISH))
                .isEqualTo("Waits for the principal reporter to report it by 20 Nov 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=101", "page=-1", "standing=LATE", "kind=X", "mine=2", "school=a;b"})
    void a_query_that_cannot_be_meant_is_refused(String query) throws Exception {
        api.getAs(registrar, "/api/obligations?" + query).andExpect(status().isBadRequest());
    }

    @Test
    void a_replay_gives_the_same_duties() throws Exception {
        Duties duty = duty(TRACKINGS_OF_SEMESTER, TODAY.minusDays(100), TODAY.minusDays(1));
        on(duty.opened(), duty.advanced(1), duty.missed(1), duty.met(TODAY));
        String before = body("/api/obligations?standing=MISSED");

        projection.replay();

        assertThat(body("/api/obligations?standing=MISSED")).isEqualTo(before);
    }

    private Duties duty(ObligationKind kind, LocalDate openedOn, LocalDate dueOn) {
        return Duties.of(caseId, school, kind, openedOn, dueOn);
    }

    private void on(Object... events) {
        for (Object event : events) {
            projection.on(event, Instant.now(), Actor.SYSTEM);
        }
    }

    private void finds(String query, Duties... expected) throws Exception {
        finds(registrar, query, expected);
    }

    private void finds(Actor actor, String query, Duties... expected) throws Exception {
        String found = see(actor, "/api/obligations" + query)
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(JsonPath.<List<String>>read(found, "$.items[*].obligationId"))
                .as(query + " " + actor.account())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(expected).map(Duties::id).toList());
    }

    private ResultActions see(Actor actor, String url) throws Exception {
        return api.getAs(actor, url).andExpect(status().isOk());
    }

    private String body(String url) throws Exception {
        return see(registrar, url).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
