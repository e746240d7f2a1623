package org.rejoin.query.transferin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.formOf;
import static org.rejoin.query.CaseEvents.newId;
import static org.rejoin.query.CaseEvents.studentOf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.event.transferin.TransferInEntered;
import org.rejoin.event.transferin.TransferInLineWithdrawn;
import org.rejoin.event.transferin.TransferInOutcome;
import org.rejoin.query.Api;
import org.rejoin.query.Projection;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

/** What a school entered of students who arrived, and what became of each line. */
@QuerySideTest
@Tag("R-TRF-02")
class TransferInsIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(740_000);
    private static final Instant ENTERED = Instant.parse("2026-11-20T02:15:00Z");
    private static final Instant LATER = Instant.parse("2026-11-21T01:33:43Z");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private TransferInsProjector projector;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = staff("registrar-b", school, Role.PRINCIPAL_REPORTER);
    private final Actor elsewhere = staff("registrar-a", "740000", Role.PRINCIPAL_REPORTER);
    private final String transferIn = newId();
    // of this test alone: other students of other tests are in the same tables
    private final String nationalId = "F1" + school + "27";
    private final String student = studentOf(nationalId);

    private Api api;
    private Projection projection;

    @BeforeEach
    void threeLines() {
        api = new Api(context);
        projection = new Projection(projector, transactions);
        projection.on(new StudentRegistered(student, nationalId), ENTERED, registrar);
        projection.on(
                new TransferInEntered(
                        transferIn,
                        school,
                        "2026-11",
                        List.of(
                                new TransferInEntered.Line(1, student, TransferInOutcome.NO_OPEN_CASE),
                                new TransferInEntered.Line(2, null, TransferInOutcome.INVALID),
                                new TransferInEntered.Line(3, newId(), TransferInOutcome.MATCHED))),
                ENTERED,
                registrar);
    }

    @Test
    void the_school_that_entered_them_sees_its_lines_with_the_ends_of_the_ids() throws Exception {
        see(registrar, "")
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.items[0].transferInId").value(transferIn))
                .andExpect(jsonPath("$.items[0].month").value("2026-11"))
                .andExpect(jsonPath("$.items[0].enteredBy").value("registrar-b"))
                .andExpect(jsonPath("$.items[0].enteredAt").value(ENTERED.toString()))
                .andExpect(jsonPath("$.items[0].nationalId").value("F17＊＊＊＊" + nationalId.substring(7)))
                .andExpect(jsonPath("$.items[*].state", contains("NO_OPEN_CASE", "INVALID", "MATCHED")))
                .andExpect(jsonPath("$.items[1].nationalId").doesNotExist())
                .andExpect(content().string(not(containsString(student))));
    }

    @Test
    @Tag("c6")
    void another_school_sees_none_of_them() throws Exception {
        see(elsewhere, "").andExpect(jsonPath("$.items", hasSize(0)));
    }

    @Test
    @Tag("R-TRF-01")
    void whose_role_enters_no_transfer_ins_asks_for_none() throws Exception {
        see(staff("tutor-b", school, Role.TUTOR), "")
                .andExpect(jsonPath("$.total").value(3));
        for (Role role : List.of(Role.COUNSELLOR, Role.SENIOR_MANAGER, Role.AUDITOR)) {
            api.getAs(staff("other", school, role), "/api/transfer-ins").andExpect(status().isForbidden());
        }
        api.getAs(Api.officer(Role.AGENCY_OFFICER, null), "/api/transfer-ins").andExpect(status().isForbidden());
    }

    @Test
    void one_month_is_asked_for() throws Exception {
        see(registrar, "?month=2026-10").andExpect(jsonPath("$.total").value(0));
        see(registrar, "?month=2026-11&size=2&page=1")
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.items[*].line", contains(3)));
    }

    @Test
    @Tag("c6")
    void a_line_without_an_open_case_matches_once_the_other_school_reports() throws Exception {
        String caseId = newId();
        projection.on(
                filingStarted(caseId, "740000", "tutor-a", LeavingType.TRANSFER, formOf(nationalId, "馬承翰", "1")),
                ENTERED,
                elsewhere);
        projection.on(new TransferInMatched(caseId, transferIn, school, "2026-11"), LATER, elsewhere);

        see(registrar, "")
                .andExpect(jsonPath("$.items[0].outcome").value("NO_OPEN_CASE"))
                .andExpect(jsonPath("$.items[0].state").value("MATCHED"))
                .andExpect(jsonPath("$.items[0].matchedAt").value(LATER.toString()));
    }

    @Test
    @Tag("R-TRF-06")
    void what_the_register_says_is_of_no_line() throws Exception {
        String caseId = newId();
        projection.on(
                filingStarted(caseId, "740000", "tutor-a", LeavingType.TRANSFER, formOf(nationalId, "馬承翰", "1")),
                ENTERED,
                elsewhere);
        projection.on(
                new TransferInMatched(caseId, newId(), school, "2026-11", ArrivalSource.REGISTER), LATER, elsewhere);

        see(registrar, "").andExpect(jsonPath("$.items[0].state").value("NO_OPEN_CASE"));
    }

    @Test
    @Tag("c6")
    void a_line_that_was_withdrawn_stays_in_the_list_and_says_so() throws Exception {
        projection.on(new TransferInLineWithdrawn(transferIn, 3, "打錯字號"), LATER, registrar);

        see(registrar, "")
                .andExpect(jsonPath("$.items[2].state").value("WITHDRAWN"))
                .andExpect(jsonPath("$.items[2].withdrawnAt").value(LATER.toString()));
        projection.replay();
        see(registrar, "").andExpect(jsonPath("$.items[2].state").value("WITHDRAWN"));
    }

    @Test
    void of_an_erased_person_the_ends_of_the_id_go_too() throws Exception {
        projection.on(new ErasureCarriedOut(newId(), student, DataClass.REGISTER, List.of()), LATER, registrar);

        see(registrar, "").andExpect(jsonPath("$.items[0].nationalId").doesNotExist());
    }

    @ParameterizedTest
    @CsvSource({"month=2026-13, month", "page=-1, page", "size=0, size", "size=101, size"})
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(registrar, "/api/transfer-ins?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    private ResultActions see(Actor actor, String query) throws Exception {
        return api.getAs(actor, "/api/transfer-ins" + query).andExpect(status().isOk());
    }
}
