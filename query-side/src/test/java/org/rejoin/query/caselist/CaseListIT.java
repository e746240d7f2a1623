package org.rejoin.query.caselist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rejoin.query.Api.officer;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.NATIONAL_ID;
import static org.rejoin.query.CaseEvents.details;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.formOf;
import static org.rejoin.query.CaseEvents.newId;
import static org.rejoin.query.CaseEvents.studentOf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.rejoin.query.RegisteredStudent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
@Tag("SC03")
class CaseListIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(200_000);

    @Autowired
    private CaseListProjector projector;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private CaseLists lists;

    @Autowired
    private CaseOverview overview;

    @Autowired
    private ListParameters parameters;

    @Autowired
    private JdbcClient jdbc;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = staff("registrar", school, Role.PRINCIPAL_REPORTER);

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
        RegisteredStudent.in(context);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, draft filed pendingReport returned",
        "TRACKING, tracking lit",
        "CLOSABLE, suggested lit",
        "CLOSED, closed",
        "ALL, draft filed pendingReport returned tracking lit suggested closed voided"
    })
    @Tag("R-GRN-02")
    void each_list_holds_its_cases(String list, String names) throws Exception {
        for (String name : List.of(
                "draft", "filed", "pendingReport", "returned", "tracking", "lit", "suggested", "closed", "voided")) {
            named(name);
        }
        assertThat(numbersOf("/api/cases?list=" + list)).containsExactlyInAnyOrder(names.split(" "));
    }

    @Test
    void lists_are_filtered_by_category_type_and_status() throws Exception {
        file("absence", LeavingType.UNEXCUSED_ABSENCE, Duration.ofDays(1));
        file("suspension", LeavingType.SUSPENSION, Duration.ofDays(1));
        file("transfer", LeavingType.TRANSFER, Duration.ofDays(1));
        file("longTerm", LeavingType.LONG_TERM_ABSENCE, Duration.ofDays(1));
        named("filed");
        assertThat(numbersOf("/api/cases?category=EARLY_LEAVING"))
                .containsExactlyInAnyOrder("absence", "suspension", "filed");
        assertThat(numbersOf("/api/cases?category=LONG_TERM_ABSENCE")).containsExactly("longTerm");
        assertThat(numbersOf("/api/cases?leavingType=TRANSFER")).containsExactly("transfer");
        assertThat(numbersOf("/api/cases?status=FILED&status=CLOSED")).containsExactly("filed");
        assertThat(numbersOf("/api/cases?status=FILED,DRAFT")).hasSize(5);
    }

    @Test
    void without_dates_the_last_twelve_months_are_shown() throws Exception {
        file("new", LeavingType.SUSPENSION, Duration.ofDays(30));
        file("old", LeavingType.SUSPENSION, Duration.ofDays(400));
        assertThat(numbersOf("/api/cases")).containsExactly("new");
        assertThat(numbersOf("/api/cases?from=2000-01-01")).containsExactly("new", "old");
        assertThat(numbersOf("/api/cases?to={day}", LocalDate.now().minusDays(200)))
                .containsExactly("old");
        assertThat(numbersOf("/api/cases?q=old")).containsExactly("old");
    }

    @Test
    void the_days_of_a_range_are_days_in_taiwan_and_both_count() throws Exception {
        file("late", LeavingType.SUSPENSION, Instant.parse("2026-03-01T15:59:59Z"), "11301001");
        file("next", LeavingType.SUSPENSION, Instant.parse("2026-03-01T16:00:00Z"), "11301002");
        assertThat(numbersOf("/api/cases?from=2026-03-01&to=2026-03-01")).containsExactly("late");
        assertThat(numbersOf("/api/cases?from=2026-03-02&to=2026-03-02")).containsExactly("next");
    }

    @Test
    void a_case_is_found_by_the_start_of_its_number_or_the_student_number() throws Exception {
        file("A_1", LeavingType.SUSPENSION, Instant.now(), "11301001");
        file("AB1", LeavingType.SUSPENSION, Instant.now(), "11301002");
        assertThat(numbersOf("/api/cases?q=A_")).containsExactly("A_1");
        assertThat(numbersOf("/api/cases?q=11301")).hasSize(2);
        assertThat(numbersOf("/api/cases?q=11301002")).containsExactly("AB1");
        assertThat(numbersOf("/api/cases?q={q}", "%")).isEmpty();
    }

    @Test
    void pages_are_complete_and_without_doubles_where_all_sort_values_are_equal() throws Exception {
        Instant at = Instant.now();
        for (int i = 0; i < 7; i++) {
            file("n" + i, LeavingType.SUSPENSION, at, "1");
        }
        List<String> all = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            all.addAll(numbersOf("/api/cases?size=2&page=" + page));
        }
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        api.getAs(registrar, "/api/cases?size=2&page=9")
                .andExpect(jsonPath("$.items", hasSize(0)))
                .andExpect(jsonPath("$.total").value(7))
                .andExpect(jsonPath("$.page").value(9))
                .andExpect(jsonPath("$.size").value(2));
    }

    @Test
    void lists_are_sorted_newest_first_or_as_asked() throws Exception {
        file("b", LeavingType.SUSPENSION, Duration.ofDays(2));
        file("a", LeavingType.SUSPENSION, Duration.ofDays(1));
        file("c", LeavingType.SUSPENSION, Duration.ofDays(3));
        assertThat(numbersOf("/api/cases")).containsExactly("a", "b", "c");
        assertThat(numbersOf("/api/cases?sort=caseNumber,desc")).containsExactly("c", "b", "a");
        assertThat(numbersOf("/api/cases?sort=filedAt")).containsExactly("c", "b", "a");
        assertThat(numbersOf("/api/cases?sort=closedAt,asc")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list=GONE",
                "status=GONE",
                "category=X",
                "leavingType=1",
                "from=yesterday",
                "from=%2B999999999-12-31",
                "from=2026-02-01&to=2026-01-01",
                "page=-1",
                "page=2147483647",
                "size=0",
                "size=101",
                "size=many",
                "sort=nationalId",
                "sort=filedAt,up",
                "sort=filedAt,asc,desc",
                "q=%00",
                "q=%07"
            })
    void a_parameter_that_cannot_be_meant_is_named(String parameters) throws Exception {
        api.as(registrar, get(URI.create("/api/cases?" + parameters)))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.code").value("INVALID_REQUEST"))
                .andExpect(jsonPath("$.fields", hasSize(1)))
                .andExpect(jsonPath("$.traceId").isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"PRINCIPAL_REPORTER", "COUNSELLOR", "SENIOR_MANAGER"})
    void school_staff_see_the_cases_of_their_school_only(Role role) throws Exception {
        named("draft");
        assertThat(numbersOf(staff("somebody", school, role), "/api/cases")).containsExactly("draft");
        assertThat(numbersOf(staff("somebody", "999999", role), "/api/cases")).isEmpty();
    }

    @Test
    @Tag("R-AST-02")
    @Tag("R-AST-04")
    void a_tutor_sees_own_cases_and_those_he_assists_in_while_enabled() throws Exception {
        String other = named("draft");
        String own = newId();
        on(filing(own, "own", "tutor-z-" + school, LeavingType.SUSPENSION, "1"), Instant.now());
        Actor tutor = staff("tutor-z-" + school, school, Role.TUTOR);
        assertThat(numbersOf(tutor, "/api/cases")).containsExactly("own");
        run(() -> projector.on(new TrackerEnabled(other, tutor.account()), 1));
        assertThat(numbersOf(tutor, "/api/cases")).containsExactlyInAnyOrder("own", "draft");
        assertThat(numbersOf(staff(tutor.account(), "999999", Role.TUTOR), "/api/cases"))
                .isEmpty();
        run(() -> projector.on(new TrackerDisabled(other, tutor.account()), 2));
        assertThat(numbersOf(tutor, "/api/cases")).containsExactly("own");
    }

    @Test
    void a_tutor_who_is_a_manager_too_sees_the_school() throws Exception {
        named("draft");
        assertThat(numbersOf(staff("both", school, Role.TUTOR, Role.SENIOR_MANAGER), "/api/cases"))
                .containsExactly("draft");
    }

    @Test
    @Tag("R-FIL-06")
    void officers_see_reported_cases_of_their_area_and_administrators_none() throws Exception {
        String county = "C" + school;
        for (String name : List.of("draft", "tracking", "closed", "voided")) {
            named(name, county);
        }
        assertThat(numbersOf(officer(Role.COUNTY_OFFICER, county), "/api/cases"))
                .containsExactlyInAnyOrder("tracking", "closed", "voided");
        assertThat(numbersOf(officer(Role.COUNTY_OFFICER, "elsewhere"), "/api/cases"))
                .isEmpty();
        api.getAs(officer(Role.AGENCY_OFFICER, null), "/api/cases?size=100&sort=filedAt,desc")
                .andExpect(jsonPath("$.items[*].status", hasItem("TRACKING")))
                .andExpect(jsonPath("$.items[*].status", not(hasItem("DRAFT"))));
        assertThat(numbersOf(officer(Role.ADMINISTRATOR, null), "/api/cases")).isEmpty();
    }

    @Test
    @Tag("SC08")
    void a_student_is_found_by_national_id_with_the_details_of_the_search() throws Exception {
        named("draft");
        named("closed");
        api.postAs(registrar, "/api/cases/search", "{\"nationalId\":\" a123456789 \"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].caseNumber").value("closed"))
                .andExpect(jsonPath("$.items[0].school").value(school))
                .andExpect(jsonPath("$.items[0].nationalId").value(NATIONAL_ID))
                .andExpect(jsonPath("$.items[0].sex").value("MALE"))
                .andExpect(jsonPath("$.items[0].programme").value("GENERAL"))
                .andExpect(jsonPath("$.items[0].department").value("普通科"))
                .andExpect(jsonPath("$.items[0].grade").value(2))
                .andExpect(jsonPath("$.items[0].familySituation").value("TWO_PARENTS"))
                .andExpect(jsonPath("$.items[0].residentialAddress").value("臺中市中山路一號"));
        api.postAs(registrar, "/api/cases/search", "{\"nationalId\":\"A12345678\"}")
                .andExpect(jsonPath("$.total").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"吳𠮷安", "吳𠮷", "吳"})
    @Tag("SC08")
    void a_student_is_found_by_name_or_its_first_characters_rare_ones_too(String name) throws Exception {
        String id = newId();
        on(
                new FilingStarted(
                        id,
                        "rare",
                        newId(),
                        school,
                        "990",
                        LeavingType.SUSPENSION,
                        formOf("B123456780", "吳𠮷安", "1"),
                        "tutor-a",
                        null),
                Instant.now());
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, Instant.now()));
        api.postAs(registrar, "/api/cases/search", "{\"name\":\"" + name + "\"}")
                .andExpect(jsonPath("$.items[*].studentName", containsInAnyOrder("吳𠮷安")));
    }

    @Test
    @Tag("SC08")
    void the_search_may_be_limited_to_days_of_filing() throws Exception {
        named("closed");
        api.postAs(registrar, "/api/cases/search", "{\"name\":\"王小明\",\"to\":\"2020-01-01\"}")
                .andExpect(jsonPath("$.total").value(0));
    }

    @Test
    @Tag("SC08")
    void without_days_the_search_covers_the_last_month() throws Exception {
        String old = newId();
        Instant filedAt = Instant.now().minus(Duration.ofDays(40));
        on(filing(old, "old", "tutor-a", LeavingType.SUSPENSION, "1"), filedAt);
        run(() -> projector.on(new CaseReported(old, CaseStatus.TRACKING, 17, 17), 1, filedAt));
        named("closed");
        api.postAs(registrar, "/api/cases/search", "{\"name\":\"王小明\"}")
                .andExpect(jsonPath("$.items[*].caseNumber", containsInAnyOrder("closed")));
        api.postAs(registrar, "/api/cases/search", "{\"name\":\"王小明\",\"from\":\"2020-01-01\"}")
                .andExpect(jsonPath("$.items[*].caseNumber", containsInAnyOrder("closed", "old")));
        api.getAs(registrar, "/v3/api-docs")
                .andExpect(jsonPath("$.components.schemas.Search.properties.from.description")
                        .value(containsString("last month")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"nationalId\":\"A123456789\",\"name\":\"王小明\"}",
                "{\"name\":\"  \"}",
                "{\"name\":\"\\u0000\"}",
                "{\"name\":\"\\ud842\"}",
                "{\"name\":\"王\",\"size\":1000}",
                "{\"name\":",
                "[]",
                "{\"from\":\"x\"}"
            })
    @Tag("SC08")
    void a_search_that_cannot_be_meant_is_refused(String body) throws Exception {
        api.postAs(registrar, "/api/cases/search", body)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(not(containsString("A123456789"))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TUTOR", "COUNSELLOR", "ADMINISTRATOR", "AUDITOR"})
    @Tag("SC08")
    void other_roles_may_not_search(Role role) throws Exception {
        api.postAs(staff("somebody", school, role), "/api/cases/search", "{\"name\":\"王小明\"}")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("FORBIDDEN"))
                .andExpect(jsonPath("$.title").value("權限不足"));
    }

    @Test
    @Tag("IF07")
    @Tag("IF08")
    @Tag("R-FIL-06")
    void what_is_taken_along_is_what_was_reported_and_says_what_for() throws Exception {
        named("filed");
        named("tracking");
        api.getAs(registrar, "/cases/file?list=ALL").andExpect(status().isNotFound());
        String file = fileOf(registrar, "/cases/file?list=ALL&purpose=MEETING");
        assertThat(file.lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("通報字號,學校代碼,學號,姓名,離校種類,主要原因類別,填報人,填報時間,狀態,追蹤紀錄筆數,通報時間,結案原因,結案時間");
        assertThat(file).contains("tracking," + school + ",1,王小明,休學,", "追蹤中,0,");
        assertThat(fileOf(officer(Role.AGENCY_OFFICER, null), "/cases/file?purpose=CHECK"))
                .as("no names by default")
                .contains(school)
                .doesNotContain("王小明");
        api.getAs(registrar, "/api/access-log")
                .andExpect(jsonPath("$.items[0].action").value("LIST_EXPORTED"))
                .andExpect(jsonPath("$.items[0].subject").value(containsString("purpose=CHECK format=CSV")));
    }

    @Test
    void the_first_page_counts_its_lanes_at_once_as_the_lists_count_them() throws Exception {
        for (String name : List.of("draft", "filed", "pendingReport", "tracking", "lit", "suggested", "closed")) {
            named(name);
        }
        FindCases all = parameters.query(
                FindCases.ListName.ALL,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                0,
                5,
                ListParameters.sortOf("filedAt"));
        List<FindCases> asked = List.of(
                all.in(FindCases.ListName.OPEN, null),
                all.in(FindCases.ListName.PENDING, null),
                all.in(FindCases.ListName.CLOSABLE, null),
                all.in(FindCases.ListName.TRACKING, LightColour.NONE));
        List<FindCases> everyList = Stream.of(FindCases.ListName.values())
                .map(list -> all.in(list, null))
                .toList();
        assertThat(as(registrar, () -> lists.countEach(everyList, registrar)))
                .isEqualTo(as(registrar, () -> everyList.stream()
                        .map(query -> lists.count(query, registrar))
                        .toList()));
        assertThat(as(registrar, () -> lists.countEachOpen(asked, registrar)))
                .containsExactly(6L, 3L, 2L, 1L)
                .isEqualTo(as(registrar, () -> asked.stream()
                        .map(query -> lists.count(query, registrar))
                        .toList()));
        Actor stranger = staff("stranger", "000000", Role.PRINCIPAL_REPORTER);
        assertThat(as(stranger, () -> lists.countEachOpen(asked, stranger))).containsOnly(0L);
    }

    @Test
    void the_month_is_compared_with_its_beginning_and_with_the_one_before() throws Exception {
        Instant thisMonth = Instant.parse("2026-11-05T04:00:00Z");
        Instant lastMonth = Instant.parse("2026-10-05T04:00:00Z");
        Instant before = Instant.parse("2026-08-05T04:00:00Z");
        reported(before, null);
        reported(before, lastMonth);
        reported(before, thisMonth);
        reported(lastMonth, null);
        reported(thisMonth, null);
        reported(thisMonth, null);
        voided(reported(before, thisMonth));
        voided(reported(lastMonth, lastMonth));
        LocalDate today = LocalDate.of(2026, 11, 20);

        CaseOverview.Month month = as(registrar, () -> overview.month(today, registrar));

        assertThat(month.followed()).isEqualTo(new CaseOverview.Figure(4, 3));
        assertThat(month.reported()).isEqualTo(new CaseOverview.Figure(2, 1));
        assertThat(month.closed()).isEqualTo(new CaseOverview.Figure(1, 1));
    }

    @Test
    @Tag("c20")
    void who_is_late_is_counted_by_school_and_the_next_deadline_is_known() throws Exception {
        UUID late = UUID.fromString(named("tracking"));
        UUID soon = UUID.fromString(named("suggested"));
        LocalDate today = LocalDate.of(2026, 11, 20);
        owe(late, today.minusDays(1));
        owe(late, today.minusDays(3));
        owe(soon, today.plusDays(3));
        owe(soon, today.plusDays(9));

        assertThat(as(registrar, () -> overview.overdueBySchool(today, registrar)))
                .containsExactly(new CaseOverview.Overdue(school, 1));
        assertThat(as(registrar, () -> overview.next(today, registrar)))
                .get()
                .extracting(CaseOverview.Deadline::caseId, CaseOverview.Deadline::dueOn)
                .containsExactly(soon, today.plusDays(3));
    }

    private String reported(Instant at, @Nullable Instant closedAt) {
        String id = newId();
        on(filing(id, "n" + id, "tutor-a", LeavingType.SUSPENSION, "1"), at);
        run(() -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, at));
        if (closedAt != null) {
            run(() -> projector.on(new CaseClosed(id, ClosureReason.DECEASED, null, null), 2, closedAt));
        }
        return id;
    }

    private void voided(String id) {
        run(() -> projector.on(new CaseVoided(id, "通報對象有誤", "府教字第 1 號", LocalDate.of(2026, 11, 9)), 3));
    }

    private void owe(UUID caseId, LocalDate dueOn) {
        run(() -> jdbc.sql(
                        "INSERT INTO read_model.case_list_obligation VALUES (gen_random_uuid(), ?, 'REPORT', ?, ?, true)")
                .params(caseId, dueOn.minusDays(9), dueOn)
                .update());
    }

    private static <T> T as(Actor actor, Supplier<T> question) {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of())));
        try {
            return question.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private String fileOf(Actor actor, String url) throws Exception {
        return api.getAs(actor, url)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String named(String name) {
        return named(name, "990");
    }

    /** A case named after what it is. */
    private String named(String name, String county) {
        String id = newId();
        Instant at = Instant.now().minus(Duration.ofDays(1));
        on(
                new FilingStarted(
                        id,
                        name,
                        studentOf(NATIONAL_ID),
                        school,
                        county,
                        LeavingType.SUSPENSION,
                        formOf(NATIONAL_ID, "王小明", "1"),
                        "tutor-a",
                        null),
                at);
        run(() -> {
            switch (name) {
                case "filed" -> projector.on(new FilingSubmitted(id, CaseStatus.FILED), 1);
                case "pendingReport" -> projector.on(new FilingSubmitted(id, CaseStatus.PENDING_REPORT), 1);
                case "returned" ->
                    projector.on(
                            new TrackingRecordSubmitted(id, "r", 1, details(null), "tutor-a", CaseStatus.RETURNED), 1);
                case "tracking" -> projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, at);
                case "lit" -> {
                    projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, at);
                    projector.on(new TransferInMatched(id, "t", "990002", "2026-11"), 2);
                }
                case "suggested" -> projector.on(new CaseReported(id, CaseStatus.PENDING_CLOSURE, 17, 17), 1, at);
                case "closed" -> {
                    projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, at);
                    projector.on(new CaseClosed(id, ClosureReason.DECEASED, null, null), 2, at);
                }
                case "voided" -> {
                    projector.on(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 1, at);
                    projector.on(new CaseVoided(id, "誤報", "1", LocalDate.of(2026, 11, 1)), 2);
                }
                default -> assertThat(Set.of("draft")).contains(name);
            }
        });
        return id;
    }

    private void file(String number, LeavingType type, Duration ago) {
        file(number, type, Instant.now().minus(ago), "1");
    }

    private void file(String number, LeavingType type, Instant at, String studentNumber) {
        on(filing(newId(), number, "tutor-a", type, studentNumber), at);
    }

    private FilingStarted filing(String id, String number, String filedBy, LeavingType type, String studentNumber) {
        FilingStarted filing = filingStarted(id, school, filedBy, type, formOf(NATIONAL_ID, "王小明", studentNumber));
        return new FilingStarted(id, number, filing.studentId(), school, "990", type, filing.form(), filedBy, null);
    }

    private void on(FilingStarted event, Instant at) {
        run(() -> projector.on(event, 0, at));
    }

    private void run(Runnable change) {
        transaction.executeWithoutResult(status -> change.run());
    }

    private List<String> numbersOf(String url, Object... variables) throws Exception {
        return numbersOf(registrar, url, variables);
    }

    private List<String> numbersOf(Actor actor, String url, Object... variables) throws Exception {
        String answer = api.getAs(actor, url, variables)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonPath.read(answer, "$.items[*].caseNumber");
    }
}
