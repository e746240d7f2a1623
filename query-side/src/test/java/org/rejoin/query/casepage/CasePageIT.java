package org.rejoin.query.casepage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rejoin.query.Api.officer;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.FILED_AT;
import static org.rejoin.query.CaseEvents.NATIONAL_ID;
import static org.rejoin.query.CaseEvents.details;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.formOf;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.rejoin.query.RegisteredStudent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
class CasePageIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(300_000);
    private static final Instant LATER = FILED_AT.plusSeconds(3600);

    @Autowired
    private CasePageProjector projector;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private WebApplicationContext context;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = staff("registrar", school, Role.PRINCIPAL_REPORTER);
    private final String id = newId();

    private Api api;

    @BeforeEach
    void a_filing() {
        api = new Api(context);
        RegisteredStudent.in(context);
        run(() -> projector.on(filingStarted(id, school), 0, FILED_AT));
    }

    @Test
    @Tag("T01")
    void a_filing_is_shown_with_its_form_and_its_version() throws Exception {
        page().andExpect(header().string("ETag", "\"0\""))
                .andExpect(jsonPath("$.caseId").value(id))
                .andExpect(jsonPath("$.caseNumber").value("2026-" + school + "-0001"))
                .andExpect(jsonPath("$.school").value(school))
                .andExpect(jsonPath("$.county").value("990"))
                .andExpect(jsonPath("$.leavingType").value("SUSPENSION"))
                .andExpect(jsonPath("$.status").value("DRAFT"))
                .andExpect(jsonPath("$.version").value(0))
                .andExpect(jsonPath("$.form.student.name").value("王小明"))
                .andExpect(jsonPath("$.form.student.birthDate").value("2009-05-20"))
                .andExpect(jsonPath("$.form.guardian.phones[0]").value("04-1234567"))
                .andExpect(jsonPath("$.form.mainReason.code").value("FAMILY_ECONOMIC"))
                .andExpect(jsonPath("$.filedBy").value("tutor-a"))
                .andExpect(jsonPath("$.filedAt").value("2026-11-02T01:00:00Z"))
                .andExpect(jsonPath("$.light").value("NONE"));
    }

    @Test
    @Tag("T02")
    @Tag("T03")
    @Tag("T06")
    void the_reason_of_a_return_stands_until_the_form_is_submitted_again() throws Exception {
        run(() -> projector.on(new FilingReturned(id, "電話不完整"), 1));
        page().andExpect(jsonPath("$.returnReason").value("電話不完整"))
                .andExpect(jsonPath("$.status").value("RETURNED"));
        run(() -> projector.on(new FormRevised(id, formOf(NATIONAL_ID, "王大明", "2")), 2));
        run(() -> projector.on(new FilingSubmitted(id, CaseStatus.PENDING_REPORT), 3));
        page().andExpect(jsonPath("$.returnReason").value(nullValue()))
                .andExpect(jsonPath("$.form.student.name").value("王大明"))
                .andExpect(header().string("ETag", "\"3\""));
    }

    @Test
    @Tag("T04")
    @Tag("R-TRK-03")
    @Tag("R-TRK-04")
    @Tag("R-TRK-06")
    void records_show_when_they_happened_and_when_they_were_typed_and_stay_when_withdrawn() throws Exception {
        run(() -> projector.on(submitted("r1", 1), 1, LATER));
        run(() -> projector.on(submitted("r2", 2), 2, LATER));
        run(() -> projector.on(new TrackingRecordWithdrawn(id, "r2", "誤植", CaseStatus.TRACKING), 3));
        page().andExpect(jsonPath("$.trackingRecords", hasSize(2)))
                .andExpect(jsonPath("$.trackingRecords[0].number").value(1))
                .andExpect(jsonPath("$.trackingRecords[0].trackedAt").value("2026-11-03T02:00:00Z"))
                .andExpect(jsonPath("$.trackingRecords[0].enteredAt").value(LATER.toString()))
                .andExpect(jsonPath("$.trackingRecords[0].measures[0]").value("COUNSELLING"))
                .andExpect(jsonPath("$.trackingRecords[0].description").value("已電訪"))
                .andExpect(jsonPath("$.trackingRecords[0].writtenBy").value("tutor-a"))
                .andExpect(jsonPath("$.trackingRecords[0].status").value("SUBMITTED"))
                .andExpect(jsonPath("$.trackingRecords[1].status").value("WITHDRAWN"))
                .andExpect(jsonPath("$.trackingRecords[1].withdrawReason").value("誤植"));
    }

    @Test
    @Tag("R-TRK-04")
    void a_draft_is_its_writers_own_until_submitted() throws Exception {
        run(() -> projector.on(new TrackingRecordDrafted(id, "r1", details(null), "tutor-a"), 1, FILED_AT));
        page().andExpect(jsonPath("$.trackingRecords", hasSize(0)));
        pageAs(staff("tutor-a", school, Role.TUTOR))
                .andExpect(jsonPath("$.trackingRecords", hasSize(1)))
                .andExpect(jsonPath("$.trackingRecords[0].status").value("DRAFT"));
        run(() -> projector.on(submitted("r1", 1), 2, LATER));
        page().andExpect(jsonPath("$.trackingRecords", hasSize(1)))
                .andExpect(jsonPath("$.trackingRecords[0].status").value("SUBMITTED"));
    }

    @Test
    @Tag("T09")
    @Tag("T10")
    @Tag("R-GRN-03")
    @Tag("R-ST-04")
    void a_suggestion_says_who_when_and_what_until_it_lapses_or_is_declined() throws Exception {
        run(() -> projector.on(suggested(), 1, LATER));
        page().andExpect(jsonPath("$.light").value("GREEN"))
                .andExpect(jsonPath("$.lightReason").value("SUGGESTED"))
                .andExpect(jsonPath("$.suggestion.by").value("tutor-a"))
                .andExpect(jsonPath("$.suggestion.at").value(LATER.toString()))
                .andExpect(jsonPath("$.suggestion.closureReason").value("RETURNED_TO_SCHOOL"))
                .andExpect(jsonPath("$.suggestion.description").value("已返校"))
                .andExpect(jsonPath("$.suggestion.recordId").value("r1"));
        run(() -> projector.on(new ClosureSuggestionLapsed(id, CaseStatus.TRACKING), 2));
        page().andExpect(jsonPath("$.suggestion").value(nullValue()))
                .andExpect(jsonPath("$.light").value("NONE"));
        run(() -> projector.on(suggested(), 3, LATER));
        run(() -> projector.on(new ClosureDeclined(id, "尚未返校", "tutor-a"), 4));
        page().andExpect(jsonPath("$.suggestion").value(nullValue()))
                .andExpect(jsonPath("$.declineReason").value("尚未返校"))
                .andExpect(jsonPath("$.status").value("TRACKING"));
    }

    @Test
    @Tag("T05")
    @Tag("T11")
    @Tag("T12")
    @Tag("R-CLS-10")
    @Tag("R-CLS-20")
    void a_closure_that_was_taken_back_stays_in_the_page() throws Exception {
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, FILED_AT));
        run(() -> projector.on(suggested(), 2, FILED_AT));
        run(() -> projector.on(new CaseClosed(id, ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a"), 3, LATER));
        page().andExpect(jsonPath("$.status").value("CLOSED"))
                .andExpect(jsonPath("$.reportedAt").value(FILED_AT.toString()))
                .andExpect(jsonPath("$.closedAt").value(LATER.toString()))
                .andExpect(jsonPath("$.closureReason").value("RETURNED_TO_SCHOOL"))
                .andExpect(jsonPath("$.closureNote").value("已返校"));
        run(() -> projector.on(new CaseReopened(id, "誤結"), 4, LATER.plusSeconds(1)));
        page().andExpect(jsonPath("$.status").value("TRACKING"))
                .andExpect(jsonPath("$.closedAt").value(nullValue()))
                .andExpect(jsonPath("$.closureNote").value(nullValue()))
                .andExpect(jsonPath("$.suggestion").value(nullValue()))
                .andExpect(jsonPath("$.earlierClosures[0].closedAt").value(LATER.toString()))
                .andExpect(jsonPath("$.earlierClosures[0].closureReason").value("RETURNED_TO_SCHOOL"))
                .andExpect(jsonPath("$.earlierClosures[0].reopenedAt")
                        .value(LATER.plusSeconds(1).toString()))
                .andExpect(jsonPath("$.earlierClosures[0].reopenReason").value("誤結"));
    }

    @Test
    @Tag("R-CLS-03")
    void an_automatic_closure_was_not_let_pass_by_anybody() throws Exception {
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, FILED_AT));
        run(() -> projector.on(new RegisterOverrideGranted(id, "停機", "agency"), 2));
        page().andExpect(jsonPath("$.registerOverriddenBy").value("agency"));
        run(() -> projector.on(
                new CaseClosedAutomatically(
                        id, ClosureReason.TURNED_18, ClosingRule.BIRTHDAY, LocalDate.of(2027, 5, 20), null, null),
                3,
                LATER));
        page().andExpect(jsonPath("$.status").value("CLOSED"))
                .andExpect(jsonPath("$.registerOverriddenBy").value(nullValue()));
    }

    @Test
    @Tag("T07")
    @Tag("T18")
    void a_void_names_its_reason_and_its_letter() throws Exception {
        run(() -> projector.on(new FilingVoided(id, "誤報"), 1, LATER));
        page().andExpect(jsonPath("$.void.reason").value("誤報"))
                .andExpect(jsonPath("$.void.letterNumber").value(nullValue()));
        run(() -> projector.on(new CaseVoided(id, "重複", "臺教國字第1號", LocalDate.of(2026, 11, 20)), 2, LATER));
        page().andExpect(jsonPath("$.status").value("VOIDED"))
                .andExpect(jsonPath("$.void.letterNumber").value("臺教國字第1號"))
                .andExpect(jsonPath("$.void.letterDate").value("2026-11-20"))
                .andExpect(jsonPath("$.void.at").value(LATER.toString()));
    }

    @Test
    @Tag("R-AST-04")
    void a_tracker_stays_in_the_list_when_disabled_and_sees_nothing_more() throws Exception {
        Actor helper = staff("tutor-z", school, Role.TUTOR);
        pageAs(helper, 404);
        run(() -> projector.on(new TrackerEnabled(id, "tutor-z"), 1, FILED_AT));
        pageAs(helper);
        pageAs(staff("tutor-z", "999999", Role.TUTOR), 404);
        run(() -> projector.on(new TrackerDisabled(id, "tutor-z"), 2, LATER));
        pageAs(helper, 404);
        page().andExpect(jsonPath("$.trackers[0].account").value("tutor-z"))
                .andExpect(jsonPath("$.trackers[0].enabled").value(false))
                .andExpect(jsonPath("$.trackers[0].addedAt").value(FILED_AT.toString()))
                .andExpect(jsonPath("$.trackers[0].changedAt").value(LATER.toString()));
    }

    @Test
    @Tag("T19")
    @Tag("c3")
    @Tag("c6")
    void a_transfer_in_lights_the_page_until_withdrawn_and_stays_in_it() throws Exception {
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, FILED_AT));
        run(() -> projector.on(new TransferInMatched(id, "t1", "990002", "2026-11"), 2, LATER));
        page().andExpect(jsonPath("$.lightReason").value("TRANSFERRED_IN"))
                .andExpect(jsonPath("$.status").value("TRACKING"))
                .andExpect(jsonPath("$.transferIns[0].destinationSchool").value("990002"))
                .andExpect(jsonPath("$.transferIns[0].month").value("2026-11"))
                .andExpect(jsonPath("$.transferIns[0].matchedAt").value(LATER.toString()));
        run(() -> projector.on(new TransferInMatchWithdrawn(id, "t1", "誤植"), 3));
        page().andExpect(jsonPath("$.light").value("NONE"))
                .andExpect(jsonPath("$.transferIns[0].withdrawn").value(true))
                .andExpect(jsonPath("$.transferIns[0].withdrawReason").value("誤植"));
    }

    @Test
    @Tag("c6")
    void a_page_stays_lit_while_another_batch_says_the_same() throws Exception {
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, FILED_AT));
        run(() -> projector.on(new TransferInMatched(id, "t1", "990002", "2026-11"), 2, LATER));
        run(() -> projector.on(new TransferInMatched(id, "t2", "990002", "2026-11"), 3, LATER));
        run(() -> projector.on(new TransferInMatchWithdrawn(id, "t1", "誤植"), 4));
        page().andExpect(jsonPath("$.lightReason").value("TRANSFERRED_IN"));
        run(() -> projector.on(new TransferInMatchWithdrawn(id, "t2", "誤植"), 5));
        page().andExpect(jsonPath("$.light").value("NONE"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PRINCIPAL_REPORTER", "COUNSELLOR", "SENIOR_MANAGER"})
    void school_staff_see_the_cases_of_their_school_alone(Role role) throws Exception {
        pageAs(staff("somebody", school, role));
        pageAs(staff("somebody", "999999", role), 404);
    }

    @Test
    void a_tutor_sees_what_he_filed() throws Exception {
        pageAs(staff("tutor-a", school, Role.TUTOR));
        pageAs(staff("tutor-a", "999999", Role.TUTOR), 404);
        pageAs(staff("tutor-b", school, Role.TUTOR), 404)
                .andExpect(jsonPath("$.code").value("NOT_FOUND"))
                .andExpect(jsonPath("$.detail").value("資料不存在，或這個帳號無權檢視。"));
    }

    @Test
    @Tag("R-FIL-06")
    void officers_see_a_case_once_it_is_reported() throws Exception {
        Actor county = officer(Role.COUNTY_OFFICER, "990");
        Actor agency = officer(Role.AGENCY_OFFICER, null);
        pageAs(county, 404);
        pageAs(agency, 404);
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, LATER));
        pageAs(county);
        pageAs(agency);
        pageAs(officer(Role.COUNTY_OFFICER, "TPE"), 404);
        pageAs(officer(Role.ADMINISTRATOR, null), 404);
    }

    @Test
    void an_unknown_case_is_not_found_and_a_wrong_id_is_malformed() throws Exception {
        api.getAs(registrar, "/api/cases/" + newId()).andExpect(status().isNotFound());
        api.getAs(registrar, "/api/cases/1").andExpect(status().isBadRequest());
    }

    @Test
    @Tag("R-FLD-04")
    void the_newest_earlier_case_of_the_own_school_fills_the_next_form_but_for_day_and_reasons() throws Exception {
        run(() -> projector.on(
                filingStarted(newId(), school, "tutor-a", LeavingType.TRANSFER, formOf(NATIONAL_ID, "王小明明", "3")),
                0,
                LATER));
        api.postAs(staff("tutor-b", school, Role.TUTOR), "/api/cases/prefill", "{\"nationalId\":\"a123456789\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.student.name").value("王小明明"))
                .andExpect(jsonPath("$.student.birthDate").value("2009-05-20"))
                .andExpect(jsonPath("$.guardian.name").value("王大明"))
                .andExpect(jsonPath("$.leftOn").value(nullValue()))
                .andExpect(jsonPath("$.mainReason").value(nullValue()))
                .andExpect(jsonPath("$.secondaryReasons", hasSize(0)));
    }

    @Test
    @Tag("R-FLD-04")
    void another_schools_case_fills_nothing() throws Exception {
        api.postAs(
                        staff("registrar", "999999", Role.PRINCIPAL_REPORTER),
                        "/api/cases/prefill",
                        "{\"nationalId\":\"A123456789\"}")
                .andExpect(status().isNotFound());
        api.postAs(officer(Role.AGENCY_OFFICER, null), "/api/cases/prefill", "{\"nationalId\":\"A123456789\"}")
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"nationalId\":\"\"}", "{\"nationalId\":\"A\\u0000\"}", "{\"nationalId\":{}}", "x"})
    void a_prefill_without_a_national_id_is_refused(String body) throws Exception {
        api.postAs(registrar, "/api/cases/prefill", body).andExpect(status().isBadRequest());
    }

    @Test
    void a_missing_row_or_record_is_an_error() {
        assertThatThrownBy(() -> projector.on(new FilingReturned(newId(), "x"), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        run(() -> projector.on(new TrackingRecordWithdrawn(id, "none", "x", CaseStatus.TRACKING), 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_a_case_is_in_the_page(Class<?> event) {
        assertThat(Stream.of(CasePageProjector.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("on") && method.getParameterTypes()[0] == event))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(EventHandler.class));
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class.getPermittedSubclasses());
    }

    private TrackingRecordSubmitted submitted(String recordId, int number) {
        return new TrackingRecordSubmitted(id, recordId, number, details(null), "tutor-a", CaseStatus.TRACKING);
    }

    private ClosureSuggested suggested() {
        return new ClosureSuggested(
                id, "r1", ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a", CaseStatus.PENDING_CLOSURE);
    }

    private ResultActions page() throws Exception {
        return pageAs(registrar);
    }

    private ResultActions pageAs(Actor actor) throws Exception {
        return pageAs(actor, 200);
    }

    private ResultActions pageAs(Actor actor, int status) throws Exception {
        return api.getAs(actor, "/api/cases/" + id).andExpect(status().is(status));
    }

    private void run(Runnable change) {
        transaction.executeWithoutResult(status -> change.run());
    }
}
