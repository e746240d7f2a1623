package org.rejoin.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rejoin.query.Api.officer;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.NATIONAL_ID;
import static org.rejoin.query.CaseEvents.formOf;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
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
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.rejoin.query.StoredCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;

/** One case to which everything happens that can. */
@QuerySideTest
class HistoryIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(600_000);
    private static final String TRANSFER_IN = "7d2f4f0a-1f43-4c39-9a3b-5a2a7d0f6b21";
    private static final Instant START = Instant.parse("2026-11-02T01:00:00Z");

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = staff("registrar-a", school, Role.PRINCIPAL_REPORTER);
    private final Actor tutor = staff("tutor-a", school, Role.TUTOR, Role.COUNSELLOR);
    private final Actor otherRegistrar = staff("registrar-b", "990002", Role.PRINCIPAL_REPORTER);
    private final Actor agency = officer(Role.AGENCY_OFFICER, null);
    private final Actor auditor = new Actor("auditor", Set.of(Role.AUDITOR), null, null);
    private final String id = newId();

    private Api api;
    private StoredCase file;
    private Instant now = START;

    @BeforeEach
    void everything_happens() {
        api = new Api(context);
        file = new StoredCase(store, id);
        by(tutor, started("cases.csv"), new FormRevised(id, formOf(NATIONAL_ID, "王小明", "2")));
        by(tutor, new FilingSubmitted(id, CaseStatus.FILED));
        by(registrar, new FilingReturned(id, "電話不完整"));
        by(tutor, new FilingSubmitted(id, CaseStatus.FILED));
        by(tutor, new TrackingRecordDrafted(id, "r1", tracking("草稿"), "tutor-a"));
        by(tutor, new TrackingRecordSubmitted(id, "r1", 1, tracking("機密一"), "tutor-a", CaseStatus.PENDING_REPORT));
        by(registrar, new CaseReported(id, CaseStatus.TRACKING, 17, 17), new TrackerEnabled(id, "tutor-z"));
        by(registrar, new TrackerDisabled(id, "tutor-z"));
        by(otherRegistrar, new TransferInMatched(id, TRANSFER_IN, "990002", "2026-11"));
        by(otherRegistrar, new TransferInMatchWithdrawn(id, TRANSFER_IN, "誤植"));
        by(tutor, new TrackingRecordSubmitted(id, "r2", 2, tracking("機密二"), "tutor-a", CaseStatus.TRACKING));
        by(tutor, suggested("機密三"));
        by(registrar, new TrackingRecordWithdrawn(id, "r2", "重複登錄", CaseStatus.PENDING_CLOSURE));
        by(registrar, new ClosureSuggestionLapsed(id, CaseStatus.TRACKING));
        by(tutor, suggested("機密四"));
        by(registrar, new ClosureDeclined(id, "尚未確定", "tutor-a"));
        by(tutor, suggested("機密五"));
        by(registrar, new CaseClosed(id, ClosureReason.ABROAD, "機密六", "tutor-a"), new CaseReopened(id, "學生又未出國"));
        by(
                Actor.SYSTEM,
                new CaseClosedAutomatically(
                        id, ClosureReason.TURNED_18, ClosingRule.BIRTHDAY, LocalDate.of(2026, 11, 21), null, null));
        by(agency, new CaseVoided(id, "通報對象錯誤", "臺教國署字第1號", LocalDate.of(2026, 11, 1)));
    }

    @Test
    @Tag("R-TRK-04")
    @Tag("R-CLS-20")
    void every_event_is_told_in_the_words_of_the_people_oldest_first() throws Exception {
        history(registrar)
                .andExpect(jsonPath("$.caseId").value(id))
                .andExpect(jsonPath(
                        "$.entries[*].title",
                        contains(
                                "建立填報", "修改填報", "提交填報", "退回修正", "提交填報", "暫存追蹤紀錄", "提交追蹤紀錄", "通報", "協助追蹤啟用", "協助追蹤停用",
                                "轉入登入相符", "轉入登入撤回", "提交追蹤紀錄", "建議結案", "撤回追蹤紀錄", "建議結案撤銷", "建議結案", "退回建議結案", "建議結案",
                                "結案", "取消結案", "自動結案", "作廢")))
                .andExpect(jsonPath("$.entries[0].sentence")
                        .value("tutor-a（導師、輔導人員）建立填報，離校種類：休學，通報字號 2026-" + school + "-0001，匯入自檔案「cases.csv」"))
                .andExpect(jsonPath("$.entries[6].sentence")
                        .value("tutor-a（導師、輔導人員）提交第 1 筆追蹤紀錄，追蹤方式：電訪，追蹤日期 115/10/30 10:15"))
                .andExpect(jsonPath("$.entries[10].sentence")
                        .value("registrar-b（主要通報人）使案件與轉入登入相符，轉入學校：990002，轉入年月 115/11"))
                .andExpect(jsonPath("$.entries[14].sentence").value("registrar-a（主要通報人）撤回第 2 筆追蹤紀錄"))
                .andExpect(jsonPath("$.entries[14].reason").value("重複登錄"))
                .andExpect(jsonPath("$.entries[19].sentence").value("registrar-a（主要通報人）依 tutor-a 的建議結案，結案事由：出國留學/移民"))
                .andExpect(jsonPath("$.entries[20].sentence").value("registrar-a（主要通報人）取消結案，原結案事由：出國留學/移民"))
                .andExpect(jsonPath("$.entries[20].reason").value("學生又未出國"))
                .andExpect(jsonPath("$.entries[21].sentence").value("系統自動結案（年滿18歲自動結案）"))
                .andExpect(jsonPath("$.entries[22].sentence").value("officer（國教署）依 115/11/01 臺教國署字第1號 號公文將案件作廢"));
    }

    @Test
    @Tag("R-TRK-03")
    void an_entry_says_who_in_which_role_from_where_when_and_what_it_belongs_to() throws Exception {
        history(registrar)
                .andExpect(jsonPath("$.entries[6].version").value(6))
                .andExpect(jsonPath("$.entries[6].kind").value("TrackingRecordSubmitted"))
                .andExpect(jsonPath("$.entries[6].actor").value("tutor-a"))
                .andExpect(jsonPath("$.entries[6].roles", hasSize(2)))
                .andExpect(jsonPath("$.entries[6].school").value(school))
                .andExpect(jsonPath("$.entries[6].recordedAt")
                        .value(START.plusSeconds(6 * 3600).toString()))
                .andExpect(jsonPath("$.entries[6].happenedAt").value("2026-10-30T02:15:00Z"))
                .andExpect(jsonPath("$.entries[6].correlationId").value("correlation-6"))
                .andExpect(jsonPath("$.entries[10].school").value("990002"))
                .andExpect(jsonPath("$.entries[21].actor").value("system"))
                .andExpect(jsonPath("$.entries[21].school").value(nullValue()))
                .andExpect(jsonPath("$.entries[22].happenedOn").value("2026-11-01"))
                .andExpect(jsonPath("$.entries[22].reason").value("通報對象錯誤"));
    }

    @Test
    void it_is_told_in_english_where_that_is_asked_for() throws Exception {
        history(registrar, get("/api/cases/{id}/history", id).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.entries[20].title").value("Closure taken back"))
                .andExpect(jsonPath("$.entries[20].sentence")
                        .value("registrar-a (principal reporter) took the closure back; it had been:"
                                + " Study abroad or emigration"))
                .andExpect(jsonPath("$.entries[0].sentence")
                        .value("tutor-a (tutor, counsellor) started the filing: Suspension of study, case number 2026-"
                                + school + "-0001, imported from the file \"cases.csv\""));
    }

    @Test
    @Tag("R-TRK-04")
    void the_text_of_a_draft_is_told_to_its_writer_alone() throws Exception {
        history(tutor).andExpect(jsonPath("$.entries[5].text").value("草稿"));
        history(registrar)
                .andExpect(jsonPath("$.entries[5].text").value(nullValue()))
                .andExpect(jsonPath("$.entries[5].happenedAt").value(nullValue()))
                .andExpect(jsonPath("$.entries[6].text").value("機密一"));
    }

    @Test
    @Tag("R-TRK-04")
    void why_a_draft_was_withdrawn_is_told_to_its_writer_alone() throws Exception {
        by(tutor, new TrackingRecordDrafted(id, "r3", tracking("又一"), "tutor-a"));
        by(tutor, new TrackingRecordWithdrawn(id, "r3", "寫錯學生", CaseStatus.VOIDED));
        history(tutor).andExpect(jsonPath("$.entries[24].reason").value("寫錯學生"));
        history(registrar)
                .andExpect(jsonPath("$.entries[24].sentence").value("tutor-a（導師、輔導人員）撤回一筆暫存的追蹤紀錄"))
                .andExpect(jsonPath("$.entries[24].reason").value(nullValue()));
    }

    @Test
    @Tag("c18")
    void an_auditor_is_told_grounds_and_no_counselling() throws Exception {
        String told = history(auditor)
                .andExpect(jsonPath("$.entries", hasSize(23)))
                .andExpect(jsonPath("$.entries[19].title").value("結案"))
                .andExpect(jsonPath("$.entries[20].reason").value("學生又未出國"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(told).doesNotContain("機密", "草稿");
        assertThat(csvFor(auditor)).doesNotContain("機密", "草稿").contains("學生又未出國");
        history(registrar)
                .andExpect(jsonPath("$.entries[18].text").value("機密五"))
                .andExpect(jsonPath("$.entries[19].text").value("機密六"));
    }

    @Test
    void no_sentence_holds_what_is_the_students_own() throws Exception {
        String told = history(registrar).andReturn().getResponse().getContentAsString();
        assertThat(told).doesNotContain("王小明", "王大明", NATIONAL_ID, "04-1234567", "2009-05-20", "臺中市");
    }

    @Test
    void who_is_not_shown_the_case_is_not_told_its_history() throws Exception {
        for (Actor actor : List.of(
                otherRegistrar,
                staff("tutor-z", school, Role.TUTOR),
                officer(Role.COUNTY_OFFICER, "TPE"),
                officer(Role.ADMINISTRATOR, null),
                new Actor("auditor", Set.of(Role.AUDITOR), null, "TPE"))) {
            ask(actor, get("/api/cases/{id}/history", id)).andExpect(status().isNotFound());
        }
        ask(registrar, get("/api/cases/{id}/history", newId())).andExpect(status().isNotFound());
    }

    @Test
    void entries_are_chosen_by_day_kind_and_actor() throws Exception {
        // hours 15 and on of the first day are the second in Taiwan
        history(registrar, get("/api/cases/{id}/history?from=2026-11-03", id))
                .andExpect(jsonPath("$.entries[0].version").value(15));
        history(registrar, get("/api/cases/{id}/history?from=2026-11-02&to=2026-11-02", id))
                .andExpect(jsonPath("$.entries", hasSize(15)));
        history(registrar, get("/api/cases/{id}/history?kind=CaseClosed,CaseClosedAutomatically,CaseReopened", id))
                .andExpect(jsonPath("$.entries[*].version", contains(19, 20, 21)))
                .andExpect(jsonPath("$.entries[1].sentence").value("registrar-a（主要通報人）取消結案，原結案事由：出國留學/移民"));
        history(registrar, get("/api/cases/{id}/history?actor=registrar-b", id))
                .andExpect(jsonPath("$.entries[*].kind", contains("TransferInMatched", "TransferInMatchWithdrawn")));
        history(registrar, get("/api/cases/{id}/history?actor=nobody", id)).andExpect(jsonPath("$.entries", empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=Closed",
                "kind=AccountApplied",
                "from=x",
                "actor=",
                "actor=A%20B",
                "from=-999999999-01-01",
                "from=2026-11-03&to=2026-11-02"
            })
    void a_filter_without_sense_is_refused(String query) throws Exception {
        ask(registrar, get("/api/cases/" + id + "/history?" + query)).andExpect(status().isBadRequest());
    }

    @Test
    void it_can_be_had_as_csv_in_which_nothing_is_a_formula() throws Exception {
        by(registrar, new FilingVoided(id, "=HYPERLINK(1)"));
        history(registrar, get("/api/cases/{id}/history", id).accept("text/csv"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"history-" + id + ".csv\""));
        List<String> lines = csvFor(registrar).lines().toList();
        assertThat(lines).hasSize(25);
        assertThat(lines.get(0)).isEqualTo("\uFEFF版本,記錄時間,事件,說明,帳號,身分,學校代碼,發生時間,原因,內容,關聯代碼");
        assertThat(lines.get(7))
                .isEqualTo("6,2026-11-02T15:00:00+08:00,提交追蹤紀錄,tutor-a（導師、輔導人員）提交第 1 筆追蹤紀錄，追蹤方式：電訪，"
                        + "追蹤日期 115/10/30 10:15,tutor-a,導師、輔導人員," + school
                        + ",2026-10-30T10:15:00+08:00,,機密一,correlation-6");
        assertThat(lines.get(24)).contains(",'=HYPERLINK(1),");
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_a_case_can_be_told(Class<?> event) {
        assertThat(Stream.of(Narrator.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("on") && method.getParameterTypes()[0] == event))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(EventHandler.class));
        for (Locale language : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
            for (String part : List.of(".title", ".sentence")) {
                assertThat(texts(language).keySet())
                        .anyMatch(key -> key.startsWith(event.getSimpleName() + ".") && key.endsWith(part));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_role_has_a_name(Role role) {
        assertThat(texts(Locale.TAIWAN).getString("role." + role)).isNotBlank();
        assertThat(texts(Locale.ENGLISH).getString("role." + role)).isNotBlank();
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(texts(Locale.TAIWAN).keySet())
                .isEqualTo(texts(Locale.ENGLISH).keySet());
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class.getPermittedSubclasses());
    }

    private static ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle("org.rejoin.query.history.messages", language);
    }

    /** An hour after what happened before. */
    private void by(Actor actor, CaseFileEvent... events) {
        for (CaseFileEvent event : events) {
            file.then(event, now, actor);
            now = now.plusSeconds(3600);
        }
    }

    private FilingStarted started(String importedFrom) {
        return new FilingStarted(
                id,
                "2026-" + school + "-0001",
                newId(),
                school,
                "990",
                LeavingType.SUSPENSION,
                formOf(NATIONAL_ID, "王小明", "1"),
                "tutor-a",
                importedFrom);
    }

    private ClosureSuggested suggested(String description) {
        return new ClosureSuggested(id, null, ClosureReason.ABROAD, description, "tutor-a", CaseStatus.PENDING_CLOSURE);
    }

    private static TrackingDetails tracking(String description) {
        return new TrackingDetails(
                Instant.parse("2026-10-30T02:15:00Z"),
                "PHONE",
                "AT_HOME",
                "WORKING",
                List.of("SCHOOL_FOLLOW_UP"),
                false,
                description,
                null);
    }

    private String csvFor(Actor actor) throws Exception {
        return new String(
                history(actor, get("/api/cases/{id}/history", id).accept("text/csv"))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private ResultActions history(Actor actor) throws Exception {
        return history(actor, get("/api/cases/{id}/history", id));
    }

    private ResultActions history(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        return ask(actor, request).andExpect(status().isOk());
    }

    private ResultActions ask(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        String head = jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(String.class)
                .single();
        return api.as(actor, request.header("Consistency-Token", head));
    }
}
