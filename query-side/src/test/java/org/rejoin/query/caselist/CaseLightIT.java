package org.rejoin.query.caselist;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.rejoin.event.obligation.ObligationKind.FOLLOW_UP_SUSPENSION;
import static org.rejoin.event.obligation.ObligationKind.FOLLOW_UP_TRANSFER;
import static org.rejoin.event.obligation.ObligationKind.REPORT;
import static org.rejoin.event.obligation.ObligationKind.TRACKINGS_OF_SEMESTER;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.NATIONAL_ID;
import static org.rejoin.query.CaseEvents.formOf;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.query.Api;
import org.rejoin.query.Duties;
import org.rejoin.query.Projection;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
@Tag("c20")
class CaseLightIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(720_000);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

    @Autowired
    private CaseListProjector cases;

    @Autowired
    private CaseListObligationProjector obligations;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private WebApplicationContext context;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = staff("registrar", school, Role.PRINCIPAL_REPORTER);

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @ParameterizedTest
    @CsvSource({"8, NONE, ", "7, AMBER, REPORT", "0, AMBER, REPORT", "-1, RED, REPORT"})
    void a_duty_lights_amber_a_week_before_it_is_due_and_red_when_it_is_late(int days, String light, String reason)
            throws Exception {
        String caseId = filed("pending", CaseStatus.PENDING_REPORT);
        on(Duties.of(caseId, school, REPORT, TODAY.minusDays(3), TODAY.plusDays(days))
                .opened());

        rows("").andExpect(jsonPath("$.items[0].light").value(light))
                .andExpect(jsonPath("$.items[0].lightReason").value(reason))
                .andExpect(jsonPath("$.items[0].dutyLight").value(light))
                .andExpect(jsonPath("$.items[0].daysWaiting").value(3));
    }

    @Test
    void the_worst_of_amber_and_red_is_shown_beside_green_never_instead_of_it() throws Exception {
        String caseId = filed("suggested", CaseStatus.PENDING_CLOSURE);
        on(
                Duties.of(caseId, school, REPORT, TODAY, TODAY.plusDays(2)).opened(),
                Duties.of(caseId, school, TRACKINGS_OF_SEMESTER, TODAY.minusDays(9), TODAY.minusDays(2))
                        .opened());

        rows("").andExpect(jsonPath("$.items[0].light").value("GREEN"))
                .andExpect(jsonPath("$.items[0].lightReason").value("SUGGESTED"))
                .andExpect(jsonPath("$.items[0].dutyLight").value("RED"))
                .andExpect(jsonPath("$.items[0].dutyReason").value("TRACKINGS_OF_SEMESTER"))
                .andExpect(jsonPath("$.items[0].nextAction").value("CLOSE"));
    }

    @Test
    void what_is_met_or_waived_gives_no_light_and_missed_goes_on_until_then() throws Exception {
        String caseId = filed("tracking", CaseStatus.TRACKING);
        Duties duty = Duties.of(caseId, school, TRACKINGS_OF_SEMESTER, TODAY.minusDays(9), TODAY.minusDays(2));
        on(duty.opened(), duty.missed(1));
        rows("").andExpect(jsonPath("$.items[0].light").value("RED"));

        on(duty.waived(TODAY));
        rows("").andExpect(jsonPath("$.items[0].light").value("NONE"));
    }

    @Test
    void cases_are_found_by_their_light() throws Exception {
        filed("none", CaseStatus.TRACKING);
        filed("green", CaseStatus.PENDING_CLOSURE);
        light("amber", CaseStatus.TRACKING, REPORT, 3);
        light("red", CaseStatus.TRACKING, REPORT, -3);
        light("greenAndRed", CaseStatus.PENDING_CLOSURE, REPORT, -3);
        light("later", CaseStatus.TRACKING, REPORT, 30);

        rows("?light=GREEN").andExpect(jsonPath("$.items[*].caseNumber", containsInAnyOrder("green", "greenAndRed")));
        rows("?light=AMBER").andExpect(jsonPath("$.items[*].caseNumber", containsInAnyOrder("amber")));
        rows("?light=RED").andExpect(jsonPath("$.items[*].caseNumber", containsInAnyOrder("red", "greenAndRed")));
        rows("?light=NONE").andExpect(jsonPath("$.items[*].caseNumber", containsInAnyOrder("none", "later")));
    }

    @Test
    @Tag("R-CLS-06")
    @Tag("c23")
    void a_closed_case_asks_for_the_filing_its_closure_asks_for() throws Exception {
        String absence = filed("absence", CaseStatus.TRACKING);
        String suspension = filed("suspension", CaseStatus.TRACKING);
        closed(absence, ClosureReason.ABSENCE_7D_TO_SUSPENSION);
        closed(suspension, ClosureReason.SUSPENSION_TO_TRANSFER);
        rows("?q=absence").andExpect(jsonPath("$.items[0].nextAction").value("NONE"));
        on(
                Duties.of(absence, school, FOLLOW_UP_SUSPENSION, TODAY, TODAY.plusDays(14))
                        .opened(),
                Duties.of(suspension, school, FOLLOW_UP_TRANSFER, TODAY, TODAY.plusDays(14))
                        .opened());

        rows("?q=absence").andExpect(jsonPath("$.items[0].nextAction").value("FILE_SUSPENSION"));
        rows("?q=suspension").andExpect(jsonPath("$.items[0].nextAction").value("FILE_TRANSFER"));
    }

    private void light(String number, CaseStatus status, ObligationKind kind, int days) {
        on(Duties.of(filed(number, status), school, kind, TODAY.minusDays(9), TODAY.plusDays(days))
                .opened());
    }

    private String filed(String number, CaseStatus status) {
        String id = newId();
        to(
                cases,
                new FilingStarted(
                        id,
                        number,
                        newId(),
                        school,
                        "990",
                        LeavingType.SUSPENSION,
                        formOf(NATIONAL_ID, "王小明", "1"),
                        "tutor-a",
                        null));
        to(cases, new CaseReported(id, status, 17, 17));
        return id;
    }

    private void closed(String id, ClosureReason reason) {
        to(cases, new CaseClosed(id, reason, null, null));
    }

    private void on(Object... events) {
        to(obligations, events);
    }

    private void to(Object projector, Object... events) {
        Projection projection = new Projection(projector, transactions);
        for (Object event : events) {
            projection.on(event, Instant.now(), Actor.SYSTEM);
        }
    }

    private ResultActions rows(String query) throws Exception {
        return api.getAs(registrar, "/api/cases" + query).andExpect(status().isOk());
    }
}
